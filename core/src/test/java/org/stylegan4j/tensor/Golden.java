package org.stylegan4j.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Numbers that the reference computed on tensors filled by a formula (sine fill), compared by sums and a few elements. */
public final class Golden {
    private Golden() {}

    /** A tensor whose i-th element, row-major, is sin(i * step + phase), computed in float64. */
    public static Tensor sine(double phase, double step, long... shape) {
        int n = 1;
        for (long s : shape) {
            n *= (int) s;
        }
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) Math.sin(i * step + phase);
        }
        return Tensor.of(values, shape);
    }

    /** What the reference printed of a result. */
    public record Digest(long count, double sum, double absoluteSum, double[] first, double last) {}

    /** Compares a result with its digest, each element within {@code tolerance}. */
    public static void assertMatches(String name, Digest expected, Tensor actual, double tolerance) {
        float[] a = actual.toFloats();
        assertEquals(expected.count(), a.length, name + ": count");
        double sum = 0;
        double absoluteSum = 0;
        for (float v : a) {
            sum += v;
            absoluteSum += Math.abs(v);
        }
        for (int i = 0; i < expected.first().length; i++) {
            assertEquals(expected.first()[i], a[i], tolerance, name + "[" + i + "]");
        }
        assertEquals(expected.last(), a[a.length - 1], tolerance, name + ": last");
        assertEquals(expected.sum(), sum, tolerance * a.length, name + ": sum");
        assertEquals(expected.absoluteSum(), absoluteSum, tolerance * a.length, name + ": absolute sum");
    }

    /** A digest from its numbers. */
    public static Digest digest(long count, double sum, double absoluteSum, double last, double... first) {
        return new Digest(count, sum, absoluteSum, first, last);
    }
}
