package org.stylegan4j.latent;

import java.util.Optional;
import org.stylegan4j.model.StyleGenerator;
import org.stylegan4j.numpy.NumpyRandom;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/**
 * Random intermediate latents without truncation, from one stream of NumPy's {@code RandomState(seed)}.
 *
 * @param count at least 1
 * @param label of conditional networks
 */
public record WSamples(int count, long seed, Optional<String> label) {
    /** The official projector's. */
    public static final long OFFICIAL_SEED = 123;

    private static final int BATCH = 500;

    public WSamples {
        NumpyRandom.checked(seed);
        if (count < 1) {
            throw new IllegalArgumentException("expected at least 1 sample but was " + count);
        }
    }

    /** As the official projector draws them. */
    public static WSamples official(Optional<String> label) {
        return new WSamples(10_000, OFFICIAL_SEED, label);
    }

    /** The samples, [count, W] row-major. */
    public float[] draw(Network network) {
        StyleGenerator g = network.styles();
        float[] label = network.label(this.label);
        NumpyRandom random = new NumpyRandom(seed);
        float[] all = new float[Math.multiplyExact(count, g.wDim())];
        for (int done = 0; done < count; done += BATCH) {
            int n = Math.min(BATCH, count - done);
            float[] ws = batch(network, random, n, label);
            System.arraycopy(ws, 0, all, done * g.wDim(), ws.length);
        }
        return all;
    }

    private static float[] batch(Network network, NumpyRandom random, int n, float... label) {
        StyleGenerator g = network.styles();
        double[] normal = random.normal(n * g.zDim());
        float[] z = new float[normal.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = (float) normal[i];
        }
        float[] labels = new float[n * label.length];
        for (int i = 0; i < n; i++) {
            System.arraycopy(label, 0, labels, i * label.length, label.length);
        }
        try (Scope scope = Scope.noGrad()) {
            Tensor c = Tensor.of(labels, n, label.length).to(network.device());
            return g.w(Tensor.of(z, n, g.zDim()).to(network.device()), c).toFloats();
        }
    }
}
