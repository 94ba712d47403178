package org.stylegan4j.model.stylegan2;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stylegan4j.model.Noise;
import org.stylegan4j.nn.Activation;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.EqualizedConv2d;
import org.stylegan4j.nn.Fir;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Tensor;

/** All layers of one resolution (Karras et al. 2020, figure 7). The first block starts from a learned constant. */
final class SynthesisBlock {
    private static final int FIRST = 4;
    /** Both branches of a residual block are scaled so that their sum keeps the variance. */
    private static final double RESIDUAL = Math.sqrt(0.5);

    private final Config config;
    private final Optional<Tensor> constant; // [C, 4, 4]
    private final List<SynthesisLayer> convs = new ArrayList<>();
    private final Optional<ToRgb> toRgb;
    private final Optional<EqualizedConv2d> skip;

    /** The block's place in its network; {@code in} is ignored at 4x4. */
    record Config(GeneratorConfig net, int resolution, Compute compute) {
        boolean first() {
            return resolution == FIRST;
        }

        boolean last() {
            return resolution == net.resolution();
        }

        int in() {
            return net.channels().at(resolution / 2);
        }

        int out() {
            return net.channels().at(resolution);
        }

        DType type() {
            return HalfPrecision.type(compute, net.resolution(), resolution, net.halfBlocks());
        }

        int layers() {
            return first() ? 1 : 2;
        }
    }

    SynthesisBlock(Params p, Config c) {
        config = c;
        GeneratorConfig net = c.net();
        constant = c.first() ? Optional.of(p.normal("const", 1, c.out(), FIRST, FIRST)) : Optional.empty();
        p.buffer("resample_filter", Fir::filter);
        if (!c.first()) {
            convs.add(layer(p.at("conv0"), c.in(), true));
        }
        convs.add(layer(p.at("conv1"), c.out(), false));
        boolean hasRgb = c.last() || net.architecture() == Architecture.SKIP;
        toRgb = hasRgb
                ? Optional.of(new ToRgb(
                        p.at("torgb"), new ToRgb.Config(c.out(), net.imageChannels(), net.wDim(), net.convClamp())))
                : Optional.empty();
        boolean residual = !c.first() && net.architecture() == Architecture.RESNET;
        skip = residual
                ? Optional.of(new EqualizedConv2d(
                        p.at("skip"),
                        new EqualizedConv2d.Config(
                                c.in(), c.out(), 1, EqualizedConv2d.Resample.UP, false, Activation.LINEAR, 0)))
                : Optional.empty();
    }

    private SynthesisLayer layer(Params p, int in, boolean up) {
        GeneratorConfig net = config.net();
        return new SynthesisLayer(
                p, new SynthesisLayer.Config(in, config.out(), net.wDim(), config.resolution(), up, net.convClamp()));
    }

    /** How many intermediate latents the block's convolutions take; its image layer takes one more. */
    int layers() {
        return config.layers();
    }

    /** Feature maps and image so far; both empty before the first block. */
    record State(Optional<Tensor> features, Optional<Tensor> image) {}

    /** ws [N, L, W], of which this block's begin at {@code start}. */
    State forward(State in, Tensor ws, int start, Noise noise) {
        Tensor x = in.features().orElseGet(() -> start(ws.size(0)));
        x = convolve(config.compute().layout(x.to(config.type())), ws, start, noise); // [N, C, R, R]
        Optional<Tensor> image = in.image();
        if (config.net().architecture() == Architecture.SKIP) {
            image = image.map(Fir::up); // [N, c, R, R]
        }
        if (toRgb.isPresent()) {
            Tensor rgb = toRgb.get().forward(x, ws.select(1, start + config.layers()));
            image = Optional.of(image.map(rgb::add).orElse(rgb));
        }
        return new State(Optional.of(x), image);
    }

    private Tensor start(long n) {
        Tensor c = constant.orElseThrow();
        return c.reshape(1, c.size(0), FIRST, FIRST).expand(n, -1, -1, -1);
    }

    private Tensor convolve(Tensor x, Tensor ws, int start, Noise noise) {
        if (config.first()) {
            return convs.get(0).forward(x, ws.select(1, start), noise, 1);
        }
        double gain = skip.isPresent() ? RESIDUAL : 1;
        Tensor y = convs.get(0).forward(x, ws.select(1, start), noise, 1);
        y = convs.get(1).forward(y, ws.select(1, start + 1), noise, gain);
        return skip.isPresent() ? skip.get().forward(x, gain).add(y) : y;
    }
}
