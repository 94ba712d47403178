package org.stylegan4j.image;

/**
 * What each output position of a resized row sees: the first input, and the weights of that and the following ones, which sum
 * to 1.
 */
record ResampleWeights(int[] first, double[][] weights) {
    /** As Pillow computes them: the filter's centre is the pixel's centre, and it widens when the row shrinks. */
    static ResampleWeights pillow(int in, int out, Filter filter) {
        double scale = (double) in / out;
        double stretch = Math.max(1, scale);
        double reach = filter.support() * stretch;
        int[] first = new int[out];
        double[][] weights = new double[out][];
        for (int i = 0; i < out; i++) {
            double centre = (i + 0.5) * scale;
            int low = Math.max(0, (int) (centre - reach + 0.5));
            int high = Math.min(in, (int) (centre + reach + 0.5));
            double[] w = new double[high - low];
            for (int j = 0; j < w.length; j++) {
                w[j] = filter.weight((j + low - centre + 0.5) * (1 / stretch));
            }
            first[i] = low;
            weights[i] = normalized(w);
        }
        return new ResampleWeights(first, weights);
    }

    private static double[] normalized(double[] w) {
        double sum = 0;
        for (double v : w) {
            sum += v;
        }
        for (int j = 0; j < w.length && sum != 0; j++) {
            w[j] *= 1 / sum;
        }
        return w;
    }

    /**
     * As TensorFlow 1 computes bilinear ones: output i lies at i * in / out, counted from the first pixel's corner, in float32,
     * and only its two neighbours count, however much the row shrinks.
     */
    static ResampleWeights tensorflow1(int in, int out) {
        float scale = in / (float) out;
        int[] first = new int[out];
        double[][] weights = new double[out][];
        for (int i = 0; i < out; i++) {
            float at = i * scale;
            first[i] = Math.min((int) at, in - 1);
            double share = at - first[i];
            weights[i] = first[i] == in - 1 ? new double[] {1} : new double[] {1 - share, share};
        }
        return new ResampleWeights(first, weights);
    }

    /** As a matrix [out, in], row-major. */
    float[] matrix(int in) {
        float[] matrix = new float[first.length * in];
        for (int i = 0; i < first.length; i++) {
            for (int j = 0; j < weights[i].length; j++) {
                matrix[i * in + first[i] + j] = (float) weights[i][j];
            }
        }
        return matrix;
    }
}
