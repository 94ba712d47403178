package org.stylegan4j.model.progan;

import java.util.ArrayList;
import java.util.List;
import org.stylegan4j.nn.Activation;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Norms;
import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.WScaleConv2d;
import org.stylegan4j.nn.WScaleConv2d.Resample;
import org.stylegan4j.nn.WScaleLinear;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Tensor;

/** From latents to feature maps of each level, pixel norm after every layer (Karras et al. 2018, table 2). */
final class GeneratorTrunk {
    /** The first layer's gain, so that it starts as gently as a convolution of so many outputs. */
    private static final double DENSE_GAIN = WScaleConv2d.GAIN / 4;

    private final GeneratorConfig config;
    private final Compute compute;
    private final WScaleLinear dense;
    private final Tensor denseBias; // [C]
    private final WScaleConv2d conv;
    private final List<Block> blocks = new ArrayList<>();

    /** The two layers of a level above the first. */
    private record Block(WScaleConv2d conv0, WScaleConv2d conv1) {
        Tensor forward(Tensor x) {
            return Norms.pixel(conv1.forward(Norms.pixel(conv0.forward(x))));
        }
    }

    GeneratorTrunk(Params p, GeneratorConfig config, Compute compute) {
        this.config = config;
        this.compute = compute;
        int c = width(Levels.FIRST);
        Params first = p.at(Levels.block(Levels.FIRST));
        dense = new WScaleLinear(
                first.at("Dense"),
                new WScaleLinear.Config(
                        config.zDim() + config.labelDim(),
                        c * Levels.FIRST * Levels.FIRST,
                        DENSE_GAIN,
                        1,
                        false,
                        false));
        denseBias = first.at("Dense").fill("bias", 0, c);
        conv = new WScaleConv2d(first.at("Conv"), WScaleConv2d.Config.of(c, c, Resample.NONE));
        for (int r = 2 * Levels.FIRST; r <= config.resolution(); r *= 2) {
            Params block = p.at(Levels.block(r));
            blocks.add(new Block(
                    new WScaleConv2d(block.at("Conv0_up"), WScaleConv2d.Config.of(width(r / 2), width(r), Resample.UP)),
                    new WScaleConv2d(block.at("Conv1"), WScaleConv2d.Config.of(width(r), width(r), Resample.NONE))));
        }
    }

    private int width(int level) {
        return config.channels().at(level);
    }

    /** Latents [N, Z] and labels [N, F] to features [N, C, r, r] of each level r from 4 up to {@code newest}. */
    List<Tensor> forward(Tensor z, Tensor labels, int newest) {
        z.expect("z", Tensor.ANY, config.zDim());
        Tensor in = z;
        if (config.labelDim() > 0) {
            labels.expect("labels", z.size(0), config.labelDim());
            in = Tensor.cat(1, z, labels); // [N, Z+F]
        }
        Tensor x = first(Norms.pixel(in));
        List<Tensor> features = new ArrayList<>(List.of(x));
        for (Block block : blocks.subList(0, Levels.index(newest))) {
            x = block.forward(x); // [N, C, r, r]
            features.add(x);
        }
        return features;
    }

    private Tensor first(Tensor in) {
        int c = width(Levels.FIRST);
        Tensor x = dense.forward(in).reshape(-1, c, Levels.FIRST, Levels.FIRST); // [N, C, 4, 4]
        x = InPlace.leakyRelu(compute.layout(x).add(denseBias.reshape(1, c, 1, 1)), Activation.SLOPE);
        return Norms.pixel(conv.forward(Norms.pixel(x))); // [N, C, 4, 4]
    }
}
