package org.stylegan4j.model.growth;

import java.util.LinkedHashMap;
import java.util.Map;
import org.stylegan4j.model.growth.DiscriminatorLayers.Layer;
import org.stylegan4j.nn.BoxResample;
import org.stylegan4j.nn.Channels;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Norms;
import org.stylegan4j.nn.Params;
import org.stylegan4j.schedule.GrowthStage;
import org.stylegan4j.tensor.Tensor;

/**
 * A discriminator that grows with the images: each resolution has a block and reads the image by itself, and a new block is faded
 * in (Karras et al. 2018, section 2). Its weights belong to the {@link Params} it was built from and are named as in the
 * published files.
 */
public final class GrowingDiscriminator {
    private static final int LAST = 4;

    private final Config config;
    private final Compute compute;
    private final LodBuffer lod;
    private final Map<Integer, Layer> fromRgb = new LinkedHashMap<>();
    private final Map<Integer, Block> blocks = new LinkedHashMap<>();
    private final Layer conv;
    private final Layer dense;
    private final Layer output;

    /**
     * The shape of a network.
     *
     * @param resolution R of the largest images
     * @param imageChannels 1 or 3
     * @param outputs how many numbers the network gives for an image
     * @param outputName the path of its last layer
     * @param stddevGroup images per group of minibatch standard deviation
     */
    public record Config(
            int resolution, int imageChannels, Channels channels, int outputs, String outputName, int stddevGroup) {
        /** The level of detail of a resolution, as the published names count it: 0 for the largest. */
        int lod(int r) {
            return Integer.numberOfTrailingZeros(resolution) - Integer.numberOfTrailingZeros(r);
        }
    }

    private record Block(Layer conv0, Layer conv1) {}

    /** Builds the network's weights in {@code p}. */
    public GrowingDiscriminator(Params p, Config config, DiscriminatorLayers layers, Compute compute) {
        this.config = config;
        this.compute = compute;
        lod = new LodBuffer(p, config.resolution(), GrowthStage.full(config.resolution()));
        Channels c = config.channels();
        for (int r = config.resolution(); r >= LAST; r /= 2) {
            fromRgb.put(r, layers.conv(p.at("FromRGB_lod" + config.lod(r)), config.imageChannels(), c.at(r), 1));
            if (r > LAST) {
                Params block = p.at(r + "x" + r);
                Layer conv0 = layers.conv(block.at("Conv0"), c.at(r), c.at(r), 3);
                blocks.put(r, new Block(conv0, layers.down(block.at("Conv1_down"), c.at(r), c.at(r / 2))));
            }
        }
        Params b4 = p.at("4x4");
        int features = c.at(LAST);
        conv = layers.conv(b4.at("Conv"), features + 1, features, 3);
        dense = layers.dense(b4.at("Dense0"), features * LAST * LAST, c.at(LAST / 2));
        output = layers.output(p.at(config.outputName()), c.at(LAST / 2), config.outputs());
    }

    /** How far the network has grown. */
    public LodBuffer lod() {
        return lod;
    }

    /** Images [N, C, r, r] of the resolution r that the network has grown to, to its numbers, [N, outputs]. */
    public Tensor forward(Tensor images) {
        GrowthStage fade = lod.fade();
        int r = fade.resolution();
        images.expect("images", Tensor.ANY, config.imageChannels(), r, r);
        Tensor x = read(images, r); // [N, C, r, r]
        for (int size = r; size > LAST; size /= 2) {
            Block block = blocks.get(size);
            x = block.conv1().forward(block.conv0().forward(x)); // [N, C', size/2, size/2]
            if (size == r && !fade.complete()) {
                x = read(BoxResample.down(images), size / 2).lerp(x, fade.alpha());
            }
        }
        return finish(x);
    }

    private Tensor read(Tensor images, int r) {
        return fromRgb.get(r).forward(compute.layout(images));
    }

    private Tensor finish(Tensor features) {
        Tensor x = Norms.minibatchStddev(features, config.stddevGroup()); // [N, C+1, 4, 4]
        x = conv.forward(x).contiguous().reshape(features.size(0), -1); // [N, C*16]
        return output.forward(dense.forward(x)); // [N, outputs]
    }
}
