package org.stylegan4j.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Comparisons of tensors that say where and by how much they differ. */
public final class TensorAssert {
    private TensorAssert() {}

    /** Same shape, and no element further away than {@code tolerance}. */
    public static void assertClose(String name, Tensor expected, Tensor actual, double tolerance) {
        assertArrayEquals(expected.shape(), actual.shape(), name + ": shape");
        float[] e = expected.toFloats();
        float[] a = actual.toFloats();
        int worst = 0;
        for (int i = 1; i < e.length; i++) {
            if (!(Math.abs(e[i] - a[i]) <= Math.abs(e[worst] - a[worst]))) {
                worst = i;
            }
        }
        if (e.length > 0) {
            String at = name + ": worst at " + worst + ": expected " + e[worst] + " but was " + a[worst];
            assertTrue(Math.abs(e[worst] - a[worst]) <= tolerance, at);
        }
    }

    /** Same shape, and ‖expected - actual‖ at most {@code tolerance} of ‖expected‖. */
    public static void assertRelative(String name, Tensor expected, Tensor actual, double tolerance) {
        assertArrayEquals(expected.shape(), actual.shape(), name + ": shape");
        double difference = 0;
        double norm = 0;
        float[] e = expected.toFloats();
        float[] a = actual.toFloats();
        for (int i = 0; i < e.length; i++) {
            difference += ((double) e[i] - a[i]) * ((double) e[i] - a[i]);
            norm += (double) e[i] * e[i];
        }
        double relative = Math.sqrt(difference) / Math.max(Math.sqrt(norm), 1e-12);
        assertTrue(relative <= tolerance, name + ": relative difference " + relative);
    }
}
