package org.stylegan4j.model.progan;

import java.util.ArrayList;
import java.util.List;
import org.stylegan4j.model.growth.LodBuffer;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.WScaleConv2d;
import org.stylegan4j.schedule.GrowthStage;
import org.stylegan4j.tensor.Convolution;
import org.stylegan4j.tensor.Tensor;

/**
 * ProGAN's discriminator (Karras et al. 2018, table 2). It takes images of the level to which it has grown. The weights belong
 * to the {@link Params} it was built from.
 */
public final class Discriminator {
    private final DiscriminatorConfig config;
    private final Compute compute;
    private final List<WScaleConv2d> fromRgb = new ArrayList<>();
    private final List<DiscriminatorBlock> blocks = new ArrayList<>();
    private final DiscriminatorHead head;
    private final LodBuffer lod;

    /** Builds the network's weights in {@code p}; {@code start} is judged unless {@code p} knows a level already. */
    public Discriminator(Params p, DiscriminatorConfig config, Compute compute, GrowthStage start) {
        this.config = config;
        this.compute = compute;
        for (int r = Levels.FIRST; r <= config.resolution(); r *= 2) {
            fromRgb.add(fromRgb(p, config, r, config.channels().at(r)));
        }
        for (int r = 2 * Levels.FIRST; r <= config.resolution(); r *= 2) {
            int in = config.channels().at(r);
            blocks.add(new DiscriminatorBlock(p, r, in, config.channels().at(r / 2)));
        }
        head = new DiscriminatorHead(p, config);
        lod = new LodBuffer(p, config.resolution(), start);
    }

    /** An image of a level to {@code out} features. */
    static WScaleConv2d fromRgb(Params p, DiscriminatorConfig config, int level, int out) {
        return new WScaleConv2d(
                p.at(Levels.image("FromRGB", level, config.resolution())),
                new WScaleConv2d.Config(
                        config.imageChannels(), out, 1, WScaleConv2d.GAIN, WScaleConv2d.Resample.NONE, true, true));
    }

    /** The shape of the network. */
    public DiscriminatorConfig config() {
        return config;
    }

    /** The level that is judged. */
    public LodBuffer lod() {
        return lod;
    }

    /** Images [N, C, r, r] of the present level to score and logits of the classes, [N, 1+F]; a score is positive for real. */
    public Tensor forward(Tensor images) {
        return forward(images, lod.fade());
    }

    Tensor forward(Tensor images, GrowthStage fade) {
        int r = fade.resolution();
        images.expect("images", Tensor.ANY, config.imageChannels(), r, r);
        int newest = Levels.index(r);
        Tensor x = fromRgb.get(newest).forward(compute.layout(images)); // [N, C, r, r]
        for (int level = newest; level > 0; level--) {
            x = blocks.get(level - 1).forward(x);
            if (level == newest && !fade.complete()) {
                Tensor small = compute.layout(Convolution.averageDown(images)); // [N, C, r/2, r/2]
                x = fromRgb.get(level - 1).forward(small).lerp(x, fade.alpha());
            }
        }
        return head.forward(x);
    }
}
