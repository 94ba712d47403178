package org.stylegan4j.image;

import java.util.Arrays;

/**
 * Resizes 8-bit pictures exactly as Pillow does: weights in 22-bit fixed point, a horizontal and then a vertical pass, each rounded
 * and clipped to 8 bits. Published scores depend on these very roundings.
 */
public final class Resize {
    private static final int PRECISION = 22;

    private Resize() {}

    /** The whole picture at another size; the same object when the size is already right. */
    public static Pixels to(Pixels p, ImageSize size, Filter filter) {
        return columns(rows(p, size.width(), filter), size.height(), filter);
    }

    /** {@link ResampleWeights} with whole weights in fixed point. */
    private record FixedTaps(int[] first, int[][] weights) {
        static FixedTaps of(int in, int out, Filter filter) {
            ResampleWeights taps = ResampleWeights.pillow(in, out, filter);
            return new FixedTaps(
                    taps.first(),
                    Arrays.stream(taps.weights()).map(FixedTaps::fixedPoint).toArray(int[][]::new));
        }

        private static int[] fixedPoint(double[] weights) {
            int[] fixed = new int[weights.length];
            for (int j = 0; j < fixed.length; j++) {
                double v = weights[j] * (1 << PRECISION);
                fixed[j] = (int) (v < 0 ? v - 0.5 : v + 0.5);
            }
            return fixed;
        }
    }

    private static Pixels rows(Pixels p, int width, Filter filter) {
        if (p.width() == width) {
            return p;
        }
        FixedTaps taps = FixedTaps.of(p.width(), width, filter);
        int c = p.channels();
        byte[] out = new byte[Math.multiplyExact(Math.multiplyExact(width, p.height()), c)];
        for (int y = 0; y < p.height(); y++) {
            int row = y * p.width() * c;
            for (int x = 0; x < width; x++) {
                int from = row + taps.first[x] * c;
                int at = (y * width + x) * c;
                if (c == 3) {
                    sum3(p.data(), from, taps.weights[x], out, at);
                } else {
                    sum1(p.data(), from, taps.weights[x], out, at);
                }
            }
        }
        return new Pixels(width, p.height(), c, out);
    }

    private static void sum1(byte[] in, int from, int[] weights, byte[] out, int at) {
        int sum = 1 << (PRECISION - 1);
        for (int j = 0; j < weights.length; j++) {
            sum += (in[from + j] & 255) * weights[j];
        }
        out[at] = clip(sum);
    }

    private static void sum3(byte[] in, int from, int[] weights, byte[] out, int at) {
        int r = 1 << (PRECISION - 1);
        int g = r;
        int b = r;
        for (int j = 0, s = from; j < weights.length; j++, s += 3) {
            int w = weights[j];
            r += (in[s] & 255) * w;
            g += (in[s + 1] & 255) * w;
            b += (in[s + 2] & 255) * w;
        }
        out[at] = clip(r);
        out[at + 1] = clip(g);
        out[at + 2] = clip(b);
    }

    private static Pixels columns(Pixels p, int height, Filter filter) {
        if (p.height() == height) {
            return p;
        }
        FixedTaps taps = FixedTaps.of(p.height(), height, filter);
        int stride = p.width() * p.channels();
        byte[] out = new byte[Math.multiplyExact(height, stride)];
        int[] sums = new int[stride];
        for (int y = 0; y < height; y++) {
            Arrays.fill(sums, 1 << (PRECISION - 1));
            int[] weights = taps.weights[y];
            for (int j = 0; j < weights.length; j++) {
                addRow(p.data(), (taps.first[y] + j) * stride, weights[j], sums);
            }
            for (int i = 0; i < stride; i++) {
                out[y * stride + i] = clip(sums[i]);
            }
        }
        return new Pixels(p.width(), height, p.channels(), out);
    }

    private static void addRow(byte[] in, int from, int weight, int[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += (in[from + i] & 255) * weight;
        }
    }

    private static byte clip(int sum) {
        return (byte) Math.max(0, Math.min(255, sum >> PRECISION));
    }
}
