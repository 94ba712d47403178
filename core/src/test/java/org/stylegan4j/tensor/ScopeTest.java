package org.stylegan4j.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
class ScopeTest {
    @Test
    void resultOutlivesItsFrame() {
        Tensor sum = Scope.tidy(() -> Tensor.of(new float[] {1, 2}, 2).sum());
        assertEquals(3, sum.toDouble());
    }

    @Test
    void releasedTensorLivesUntilClosed() {
        long before = Tensor.liveCount();
        Tensor t;
        try (Scope scope = Scope.open()) {
            t = scope.release(Tensor.zeros(4));
        }
        assertEquals(before + 1, Tensor.liveCount());
        t.close();
        assertEquals(before, Tensor.liveCount());
    }

    @Test
    void noGradEndsWithItsFrame() {
        Tensor x = Tensor.zeros(1).requireGrad(true);
        try (Scope scope = Scope.noGrad()) {
            assertTrue(!x.mul(2).requiresGrad());
        }
        assertTrue(x.mul(2).requiresGrad());
    }

    @Test
    void closingOutOfOrderIsRefused() {
        Scope outer = Scope.open();
        Scope inner = Scope.open();
        IllegalStateException e = assertThrows(IllegalStateException.class, outer::close);
        assertEquals("scopes close innermost first, on the thread that opened them", e.getMessage());
        inner.close();
        outer.close();
    }
}
