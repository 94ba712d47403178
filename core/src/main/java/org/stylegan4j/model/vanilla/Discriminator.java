package org.stylegan4j.model.vanilla;

import org.stylegan4j.nn.Mode;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.Tensor;

/** A fully connected discriminator or critic. The weights belong to the {@link Params} it was built from. */
public final class Discriminator {
    private final DiscriminatorConfig config;
    private final Mlp layers;

    /** Builds the network's weights in {@code p}. */
    public Discriminator(Params p, DiscriminatorConfig config) {
        this.config = config;
        layers = new Mlp(p.at("model"), config.mlp());
    }

    /** The shape of the network. */
    public DiscriminatorConfig config() {
        return config;
    }

    /** Images [N, C, R, R] and labels [N, F] to logits [N, 1], positive for real. */
    public Tensor forward(Tensor images, Tensor labels, Mode mode) {
        int r = config.resolution();
        images.expect("images", Tensor.ANY, config.imageChannels(), r, r);
        Tensor x = images.contiguous().reshape(images.size(0), -1); // [N, C*R*R]
        if (config.labelDim() > 0) {
            labels.expect("labels", x.size(0), config.labelDim());
            x = Tensor.cat(1, x, labels); // [N, C*R*R+F]
        }
        return layers.forward(x, mode);
    }
}
