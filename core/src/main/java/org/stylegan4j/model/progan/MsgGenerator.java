package org.stylegan4j.model.progan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.stylegan4j.model.ImageGenerator;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.WScaleConv2d;
import org.stylegan4j.tensor.Tensor;

/**
 * A generator whose features become an image at every level, all at once (Karnewar and Wang 2020, figure 2). The weights belong
 * to the {@link Params} it was built from.
 */
public final class MsgGenerator {
    private final GeneratorConfig config;
    private final GeneratorTrunk trunk;
    private final List<WScaleConv2d> toRgb = new ArrayList<>();

    /** Builds the network's weights in {@code p}. */
    public MsgGenerator(Params p, GeneratorConfig config, Compute compute) {
        this.config = config;
        trunk = new GeneratorTrunk(p, config, compute);
        for (int r = Levels.FIRST; r <= config.resolution(); r *= 2) {
            toRgb.add(Generator.toRgb(p, config, r));
        }
    }

    /** The shape of the network. */
    public GeneratorConfig config() {
        return config;
    }

    /** Draws images of the finest level. */
    public ImageGenerator images() {
        return new ProGanSampler(
                config, config::resolution, (z, labels) -> forward(z, labels).get(0));
    }

    /** Latents [N, Z] and labels [N, F] to images [N, C, r, r] of all levels, the finest first, about [-1, 1]. */
    public List<Tensor> forward(Tensor z, Tensor labels) {
        List<Tensor> features = trunk.forward(z, labels, config.resolution());
        List<Tensor> images = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            images.add(toRgb.get(i).forward(features.get(i)));
        }
        Collections.reverse(images);
        return images;
    }
}
