package org.stylegan4j.tensor;

import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;

/**
 * A frame of native memory: what this thread creates while it is open is freed when it closes. Frames nest, innermost
 * first, on the thread that opened them. Open one where work starts: a training phase, a picture, a metric batch, a request.
 */
public final class Scope implements AutoCloseable {
    static {
        Natives.start();
    }

    private final PointerScope outer = PointerScope.getInnerScope(); // null for the first frame of a thread
    private final PointerScope frame = new PointerScope();

    private Scope() {
        ComputeThreads.tell();
    }

    /** Opens a frame. */
    public static Scope open() {
        return new Scope();
    }

    /** Opens a frame in which no gradients are recorded. */
    @SuppressWarnings("CheckReturnValue")
    public static Scope noGrad() {
        Scope scope = new Scope();
        new NoGradGuard(); // belongs to the frame, so it ends with it, on this thread
        return scope;
    }

    /** Runs {@code body} in a frame of its own; only its result outlives the frame. */
    public static Tensor tidy(Supplier<Tensor> body) {
        try (Scope scope = open()) {
            return scope.keep(body.get());
        }
    }

    /** {@link #tidy} without gradients. */
    public static Tensor tidyNoGrad(Supplier<Tensor> body) {
        try (Scope scope = noGrad()) {
            return scope.keep(body.get());
        }
    }

    /** Moves {@code t} to the frame outside this one, or to the caller, who then closes it, when there is none. */
    public Tensor keep(Tensor t) {
        if (outer == null) {
            return release(t);
        }
        outer.attach(t.handle);
        return t;
    }

    /** Takes {@code t} out of all frames: the caller owns it and must close it. */
    public Tensor release(Tensor t) {
        t.handle.retainReference();
        return t;
    }

    /** Frees what was created in this frame and not kept or released. */
    @Override
    public void close() {
        if (PointerScope.getInnerScope() != frame) {
            throw new IllegalStateException("scopes close innermost first, on the thread that opened them");
        }
        frame.close();
    }
}
