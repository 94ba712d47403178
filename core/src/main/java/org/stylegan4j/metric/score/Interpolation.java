package org.stylegan4j.metric.score;

import java.util.Arrays;
import org.stylegan4j.tensor.Tensor;

/** Ways from one latent to another, walked by a share of their own in every row. */
final class Interpolation {
    private Interpolation() {}

    /** Straight: a + t (b - a) for a and b [N, ...]. */
    static Tensor lerp(Tensor a, Tensor b, double[] t) {
        long[] shape = new long[a.dim()];
        Arrays.fill(shape, 1);
        shape[0] = t.length;
        float[] shares = new float[t.length];
        for (int i = 0; i < t.length; i++) {
            shares[i] = (float) t[i];
        }
        return a.addcmul(b.sub(a), Tensor.of(shares, shape).to(a.device()));
    }

    /** On the great circle of the unit sphere (Shoemake 1985) for a and b [N, Z] of any length. */
    static Tensor slerp(Tensor a, Tensor b, double[] t) {
        int z = (int) a.size(1);
        float[] from = a.toFloats();
        float[] to = b.toFloats();
        float[] out = new float[from.length];
        for (int i = 0; i < t.length; i++) {
            slerp(unit(from, i * z, z), unit(to, i * z, z), t[i], out, i * z);
        }
        return Tensor.of(out, t.length, z).to(a.device());
    }

    private static void slerp(double[] a, double[] b, double t, float[] out, int at) {
        double cosine = 0;
        for (int i = 0; i < a.length; i++) {
            cosine += a[i] * b[i];
        }
        double angle = Math.acos(Math.max(-1, Math.min(1, cosine)));
        double sine = Math.sin(angle);
        // On one line through the middle there is no circle between them, and a stays where it is.
        double shareOfA = sine == 0 ? 1 : Math.sin((1 - t) * angle) / sine;
        double shareOfB = sine == 0 ? 0 : Math.sin(t * angle) / sine;
        for (int i = 0; i < a.length; i++) {
            out[at + i] = (float) (shareOfA * a[i] + shareOfB * b[i]);
        }
    }

    private static double[] unit(float[] values, int from, int length) {
        double square = 0;
        for (int i = from; i < from + length; i++) {
            square += (double) values[i] * values[i];
        }
        double[] unit = new double[length];
        for (int i = 0; i < length; i++) {
            unit[i] = values[from + i] / Math.sqrt(square);
        }
        return unit;
    }
}
