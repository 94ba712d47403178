package org.stylegan4j.model.progan;

import java.util.ArrayList;
import java.util.List;
import org.stylegan4j.model.ImageGenerator;
import org.stylegan4j.model.growth.LodBuffer;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.WScaleConv2d;
import org.stylegan4j.schedule.GrowthStage;
import org.stylegan4j.tensor.Convolution;
import org.stylegan4j.tensor.Tensor;

/**
 * ProGAN's generator (Karras et al. 2018, table 2). It draws at the level to which it has grown, which it keeps among its
 * weights. The weights belong to the {@link Params} it was built from.
 */
public final class Generator {
    private final GeneratorConfig config;
    private final GeneratorTrunk trunk;
    private final List<WScaleConv2d> toRgb = new ArrayList<>();
    private final LodBuffer lod;

    /** Builds the network's weights in {@code p}; {@code start} is drawn unless {@code p} knows a level already. */
    public Generator(Params p, GeneratorConfig config, Compute compute, GrowthStage start) {
        this.config = config;
        trunk = new GeneratorTrunk(p, config, compute);
        for (int r = Levels.FIRST; r <= config.resolution(); r *= 2) {
            toRgb.add(toRgb(p, config, r));
        }
        lod = new LodBuffer(p, config.resolution(), start);
    }

    /** Features of a level to an image, linear. */
    static WScaleConv2d toRgb(Params p, GeneratorConfig config, int level) {
        return new WScaleConv2d(
                p.at(Levels.image("ToRGB", level, config.resolution())),
                new WScaleConv2d.Config(
                        config.channels().at(level),
                        config.imageChannels(),
                        1,
                        1,
                        WScaleConv2d.Resample.NONE,
                        true,
                        false));
    }

    /** The shape of the network. */
    public GeneratorConfig config() {
        return config;
    }

    /** The level that is drawn. */
    public LodBuffer lod() {
        return lod;
    }

    /** Draws images of the present level. */
    public ImageGenerator images() {
        return new ProGanSampler(config, () -> lod.fade().resolution(), this::forward);
    }

    /** Latents [N, Z] and labels [N, F] to images [N, C, r, r] of the present level, about [-1, 1]. */
    public Tensor forward(Tensor z, Tensor labels) {
        return forward(z, labels, lod.fade());
    }

    Tensor forward(Tensor z, Tensor labels, GrowthStage fade) {
        int newest = Levels.index(fade.resolution());
        List<Tensor> features = trunk.forward(z, labels, fade.resolution());
        Tensor image = toRgb.get(newest).forward(features.get(newest)); // [N, C, r, r]
        if (fade.complete() || newest == 0) {
            return image;
        }
        Tensor before = toRgb.get(newest - 1).forward(features.get(newest - 1)); // [N, C, r/2, r/2]
        return Convolution.nearestUp(before, 2).lerp(image, fade.alpha());
    }
}
