package org.stylegan4j.model.msg;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stylegan4j.model.growth.DiscriminatorLayers;
import org.stylegan4j.model.growth.DiscriminatorLayers.Layer;
import org.stylegan4j.model.growth.GrowingDiscriminator;
import org.stylegan4j.nn.Channels;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Norms;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.Tensor;

/**
 * A discriminator that reads the image at every resolution at once, so that gradients reach every scale of the generator
 * (Karnewar and Wang 2020, figure 2): the image is joined to the features of each block, a 1x1 convolution combines them (their
 * φ_cat_lin), and each block sees the deviation over the minibatch. Its weights belong to the {@link Params} it was built from.
 */
public final class MultiScaleDiscriminator {
    private static final int LAST = 4;

    private final GrowingDiscriminator.Config config;
    private final Compute compute;
    private final List<Block> blocks = new ArrayList<>();
    private final Layer dense;
    private final Layer output;

    /** The last block has no layer that halves the resolution. */
    private record Block(int resolution, Layer combine, Layer conv, Optional<Layer> down) {}

    /** Builds the network's weights in {@code p}. */
    public MultiScaleDiscriminator(
            Params p, GrowingDiscriminator.Config config, DiscriminatorLayers layers, Compute compute) {
        this.config = config;
        this.compute = compute;
        Channels c = config.channels();
        for (int r = config.resolution(); r >= LAST; r /= 2) {
            blocks.add(block(p.at(r + "x" + r), r, layers));
        }
        Params b4 = p.at("4x4");
        dense = layers.dense(b4.at("Dense0"), c.at(LAST) * LAST * LAST, c.at(LAST / 2));
        output = layers.output(p.at(config.outputName()), c.at(LAST / 2), config.outputs());
    }

    private Block block(Params p, int r, DiscriminatorLayers layers) {
        int features = config.channels().at(r);
        int read = config.imageChannels() + (r == config.resolution() ? 0 : features);
        Layer combine = layers.conv(p.at("Combine"), read, features, 1);
        Layer conv = layers.conv(p.at(r == LAST ? "Conv" : "Conv0"), features + 1, features, 3);
        Optional<Layer> down = r == LAST
                ? Optional.empty()
                : Optional.of(layers.down(
                        p.at("Conv1_down"), features, config.channels().at(r / 2)));
        return new Block(r, combine, conv, down);
    }

    /** Images [N, C, r, r] of all resolutions, the finest first, to the network's numbers, [N, outputs]. */
    public Tensor forward(List<Tensor> images) {
        if (images.size() != blocks.size()) {
            throw new IllegalArgumentException("expected " + blocks.size() + " scales but was " + images.size());
        }
        Optional<Tensor> features = Optional.empty();
        for (int i = 0; i < blocks.size(); i++) {
            features = Optional.of(forward(blocks.get(i), features, images.get(i)));
        }
        Tensor x = features.orElseThrow(); // [N, C, 4, 4]
        return output.forward(dense.forward(x.contiguous().reshape(x.size(0), -1))); // [N, outputs]
    }

    private Tensor forward(Block block, Optional<Tensor> features, Tensor image) {
        int r = block.resolution();
        image.expect("image", Tensor.ANY, config.imageChannels(), r, r);
        Tensor joined = features.map(x -> Tensor.cat(1, x, image)).orElse(image); // [N, C+c, r, r]
        Tensor x = block.combine().forward(compute.layout(joined)); // [N, C, r, r]
        x = block.conv().forward(compute.layout(Norms.minibatchStddev(x, config.stddevGroup())));
        return block.down().isPresent() ? block.down().get().forward(x) : x;
    }
}
