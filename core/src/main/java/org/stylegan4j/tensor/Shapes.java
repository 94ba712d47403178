package org.stylegan4j.tensor;

import java.util.Arrays;

/** Checks of shapes, with messages that name what was found. */
final class Shapes {
    private Shapes() {}

    static void expect(String name, long[] found, long... sizes) {
        boolean fits = found.length == sizes.length;
        for (int i = 0; fits && i < sizes.length; i++) {
            fits = sizes[i] == Tensor.ANY || sizes[i] == found[i];
        }
        if (!fits) {
            String expected = Arrays.toString(sizes).replace("-1", "any");
            throw new IllegalArgumentException(
                    "expected " + name + " " + expected + " but was " + Arrays.toString(found));
        }
    }

    static void expectCount(long found, long... shape) {
        long expected = 1;
        for (long s : shape) {
            expected *= s;
        }
        if (expected != found) {
            throw new IllegalArgumentException(
                    "expected " + expected + " numbers for shape " + Arrays.toString(shape) + " but was " + found);
        }
    }
}
