package org.stylegan4j.model.stylegan1;

import java.util.List;
import java.util.Optional;
import org.stylegan4j.model.growth.GrowingDiscriminator;
import org.stylegan4j.model.growth.LodBuffer;
import org.stylegan4j.model.msg.MultiScaleDiscriminator;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.Tensor;

/**
 * StyleGAN's discriminator: ProGAN's with low-pass filtering, or the revised one, growing or of all scales at once. A conditional
 * one has a score for each class, and the label chooses among them. Its weights belong to the {@link Params} it was built from.
 */
public final class Discriminator {
    private final DiscriminatorConfig config;
    private final Optional<GrowingDiscriminator> growing;
    private final Optional<MultiScaleDiscriminator> multiScale;

    /** Builds the network's weights in {@code p}. */
    public Discriminator(Params p, DiscriminatorConfig c, Compute compute) {
        config = c;
        GrowingDiscriminator.Config shape = new GrowingDiscriminator.Config(
                c.resolution(), c.imageChannels(), c.channels(), c.outputs(), c.outputName(), c.stddevGroup());
        multiScale = c.multiScale()
                ? Optional.of(new MultiScaleDiscriminator(p, shape, c.layers(), compute))
                : Optional.empty();
        growing = c.multiScale()
                ? Optional.empty()
                : Optional.of(new GrowingDiscriminator(p, shape, c.layers(), compute));
    }

    /** How far the network has grown; empty for one that does not grow. */
    Optional<LodBuffer> lod() {
        return growing.map(GrowingDiscriminator::lod);
    }

    /**
     * Scores [N, 1] of images with labels [N, F]: positive for real.
     *
     * @param images one tensor [N, C, r, r] of the resolution r that the network has grown to, or one for each scale, finest first
     */
    public Tensor forward(List<Tensor> images, Tensor labels) {
        Tensor x = growing.isPresent()
                ? growing.get().forward(images.get(0))
                : multiScale.orElseThrow().forward(images); // [N, outputs]
        if (config.labelDim() == 0) {
            return x;
        }
        labels.expect("labels", x.size(0), config.labelDim());
        return x.mul(labels).sum(1L).reshape(x.size(0), 1);
    }
}
