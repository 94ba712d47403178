package org.stylegan4j.image;

/** Pictures at a half, a quarter, ... of their side, as progressive growing shows them (Karras et al. 2018, section 2). */
public final class BoxDownscale {
    private BoxDownscale() {}

    /**
     * The mean of each square of pixels, rounded to the nearest whole number, ties to even, as the published datasets keep
     * their smaller versions.
     *
     * @param chw [C, from, from] bytes
     * @param to side of the result, which divides {@code from}
     */
    public static byte[] bytes(byte[] chw, int from, int to) {
        if (from == to) {
            return chw;
        }
        int factor = from / to;
        byte[] out = new byte[chw.length / (factor * factor)];
        for (int i = 0; i < out.length; i++) {
            int plane = i / (to * to) * from * from;
            int corner = plane + i / to % to * factor * from + i % to * factor;
            out[i] = (byte) (int) Math.rint(sum(chw, corner, factor, from) / (double) (factor * factor));
        }
        return out;
    }

    private static long sum(byte[] chw, int corner, int factor, int stride) {
        long sum = 0;
        for (int y = 0; y < factor; y++) {
            for (int x = 0; x < factor; x++) {
                sum += chw[corner + y * stride + x] & 255;
            }
        }
        return sum;
    }

    /**
     * Moves each pixel towards the mean of its square of four: lerp(x, up(down(x)), 1 - alpha).
     *
     * @param values rows of {@code side} numbers, changed in place
     */
    public static void fade(float[] values, int side, double alpha) {
        float share = (float) (1 - alpha);
        for (int row = 0; row < values.length; row += 2 * side) {
            for (int i = row; i < row + side; i += 2) {
                float mean = (values[i] + values[i + 1] + values[i + side] + values[i + side + 1]) / 4;
                values[i] += share * (mean - values[i]);
                values[i + 1] += share * (mean - values[i + 1]);
                values[i + side] += share * (mean - values[i + side]);
                values[i + side + 1] += share * (mean - values[i + side + 1]);
            }
        }
    }
}
