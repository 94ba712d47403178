package org.stylegan4j.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Runs each test in a frame of its own and fails it if native objects survive. */
public final class NoLeaks implements InvocationInterceptor {
    @Override
    public void interceptTestMethod(
            Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        warmUp();
        long before = Tensor.liveCount();
        try (Scope scope = Scope.open()) {
            test.proceed();
        }
        // Fewer are no leak: the collector may have found garbage that the start of the binding left behind.
        long leaked = Math.max(0, Tensor.liveCount() - before);
        assertEquals(0, leaked, "native objects alive after the test");
    }

    /** The binding makes a few objects for good when it is first used. */
    private static void warmUp() {
        try (Scope scope = Scope.open()) {
            Tensor x = Tensor.zeros(1).requireGrad(true);
            x.square().sum().backward();
        }
    }
}
