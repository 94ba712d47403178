package org.stylegan4j.model.stylegan1;

import org.stylegan4j.nn.Channels;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/** Small networks for tests, with weights that a formula fills so that all parts matter. */
final class Nets {
    static final Channels CHANNELS = new Channels(128, 8);

    private static final double STEP = 0.7;

    private Nets() {}

    static GeneratorConfig generator(Styles styles, int labels) {
        boolean traditional = styles == Styles.NONE;
        return new GeneratorConfig(
                8, labels, 8, traditional ? 0 : 2, 16, 3, CHANNELS, styles, !traditional, !traditional);
    }

    static DiscriminatorConfig discriminator(boolean revised, boolean multiScale, int labels) {
        return new DiscriminatorConfig(labels, 16, 3, CHANNELS, revised, multiScale, 4);
    }

    interface GeneratorCheck {
        void run(Generator g, Params p);
    }

    interface DiscriminatorCheck {
        void run(Discriminator d, Params p);
    }

    /** A filled generator; all it makes is freed at the end. */
    static void with(GeneratorConfig config, GeneratorCheck check) {
        try (Rng rng = new Rng(0);
                Params p = Params.create(rng, Device.CPU)) {
            Generator g = new Generator(p, config, Compute.PLAIN);
            fill(p);
            check.run(g, p);
        }
    }

    /** A filled discriminator; all it makes is freed at the end. */
    static void with(DiscriminatorConfig config, DiscriminatorCheck check) {
        try (Rng rng = new Rng(0);
                Params p = Params.create(rng, Device.CPU)) {
            Discriminator d = new Discriminator(p, config, Compute.PLAIN);
            fill(p);
            check.run(d, p);
        }
    }

    /** Each tensor is a sine whose phase is the length of its name, as src/test/python/stylegan1_networks.py has it. */
    private static void fill(Params p) {
        try (Scope scope = Scope.noGrad()) {
            p.all().forEach((name, t) -> {
                if (!name.endsWith("lod")) {
                    InPlace.copy(t, Golden.sine(name.length(), STEP, t.shape()).mul(scale(name)));
                }
            });
        }
    }

    private static double scale(String name) {
        if (name.startsWith("mapping.Dense")) {
            return name.endsWith("weight") ? 100 : 10;
        }
        boolean small = name.matches(".*(bias|noise_strength|dlatent_avg)") || name.contains(".Noise.");
        return small ? 0.1 : 1;
    }

    /** Two latents. */
    static Tensor z() {
        return Golden.sine(0.3, STEP, 2, 8);
    }

    /** N labels, the first classes in turn; [N, 0] when there are none. */
    static Tensor labels(int n, int classes) {
        float[] values = new float[n * classes];
        for (int i = 0; i < n && classes > 0; i++) {
            values[i * classes + i % 2] = 1;
        }
        return Tensor.of(values, n, classes);
    }
}
