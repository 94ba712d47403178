package org.stylegan4j.model.vanilla;

import org.stylegan4j.nn.Mode;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.Pointwise;
import org.stylegan4j.tensor.Tensor;

/** A fully connected generator. The weights belong to the {@link Params} it was built from. */
public final class Generator {
    private final GeneratorConfig config;
    private final Mlp layers;

    /** Builds the network's weights in {@code p}. */
    public Generator(Params p, GeneratorConfig config) {
        this.config = config;
        layers = new Mlp(p.at("model"), config.mlp());
    }

    /** The shape of the network. */
    public GeneratorConfig config() {
        return config;
    }

    /** Latents [N, Z] and labels [N, F] to images [N, C, R, R] in [-1, 1]. */
    public Tensor forward(Tensor z, Tensor labels, Mode mode) {
        z.expect("z", Tensor.ANY, config.zDim());
        int r = config.resolution();
        Tensor in = z;
        if (config.labelDim() > 0) {
            labels.expect("labels", z.size(0), config.labelDim());
            in = Tensor.cat(1, z, labels); // [N, Z+F]
        }
        Tensor x = layers.forward(in, mode); // [N, C*R*R]
        return Pointwise.tanh(x).reshape(-1, config.imageChannels(), r, r);
    }
}
