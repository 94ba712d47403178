package org.stylegan4j.latent.project;

import java.util.Optional;
import org.stylegan4j.latent.Network;
import org.stylegan4j.latent.WSamples;
import org.stylegan4j.tensor.Tensor;

/**
 * Where the intermediate latents of a network lie.
 *
 * @param mean [W]
 * @param deviation the root of the mean squared distance from it
 */
record WStatistics(float[] mean, double deviation) {
    /** Of one class. */
    static WStatistics of(Network network, Optional<String> label) {
        WSamples samples = WSamples.official(label);
        float[] ws = samples.draw(network);
        double[] sum = new double[network.styles().wDim()];
        double squares = 0;
        for (int i = 0; i < ws.length; i++) {
            sum[i % sum.length] += ws[i];
            squares += (double) ws[i] * ws[i];
        }
        float[] mean = new float[sum.length];
        double meanSquare = 0;
        for (int i = 0; i < mean.length; i++) {
            double m = sum[i] / samples.count();
            mean[i] = (float) m;
            meanSquare += m * m;
        }
        return new WStatistics(mean, Math.sqrt(Math.max(0, squares / samples.count() - meanSquare)));
    }

    /** The mean as w [N, rows, W]. */
    Tensor start(int pictures, int rows) {
        float[] values = new float[pictures * rows * mean.length];
        for (int i = 0; i < values.length; i += mean.length) {
            System.arraycopy(mean, 0, values, i, mean.length);
        }
        return Tensor.of(values, pictures, rows, mean.length);
    }
}
