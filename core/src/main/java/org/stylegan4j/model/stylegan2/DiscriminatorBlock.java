package org.stylegan4j.model.stylegan2;

import java.util.Optional;
import org.stylegan4j.nn.Activation;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.EqualConv;
import org.stylegan4j.nn.EqualConv.Resample;
import org.stylegan4j.nn.Fir;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Tensor;

/** All discriminator layers of one resolution (Karras et al. 2020, figure 7). */
final class DiscriminatorBlock {
    private static final double RESIDUAL = Math.sqrt(0.5);

    private final Config config;
    private final Optional<EqualConv> fromRgb;
    private final EqualConv conv0;
    private final EqualConv conv1;
    private final Optional<EqualConv> skip;

    /** The block's place in its network. */
    record Config(DiscriminatorConfig net, int resolution, Compute compute) {
        int in() {
            return net.channels().at(resolution);
        }

        int out() {
            return net.channels().at(resolution / 2);
        }

        boolean readsImage() {
            return resolution == net.resolution() || net.architecture() == Architecture.SKIP;
        }

        DType type() {
            return Halves.type(compute, net.resolution(), resolution, net.halfBlocks());
        }
    }

    DiscriminatorBlock(Params p, Config c) {
        config = c;
        DiscriminatorConfig net = c.net();
        p.buffer("resample_filter", Fir::filter);
        fromRgb = c.readsImage()
                ? Optional.of(conv(p.at("fromrgb"), net.imageChannels(), c.in(), 1, Resample.NONE))
                : Optional.empty();
        conv0 = conv(p.at("conv0"), c.in(), c.in(), 3, Resample.NONE);
        conv1 = conv(p.at("conv1"), c.in(), c.out(), 3, Resample.DOWN);
        skip = net.architecture() == Architecture.RESNET
                ? Optional.of(new EqualConv(
                        p.at("skip"),
                        new EqualConv.Config(c.in(), c.out(), 1, Resample.DOWN, false, Activation.LINEAR, 0)))
                : Optional.empty();
    }

    private EqualConv conv(Params p, int in, int out, int kernel, Resample resample) {
        double clamp = config.net().convClamp();
        return new EqualConv(p, new EqualConv.Config(in, out, kernel, resample, true, Activation.LEAKY_RELU, clamp));
    }

    /** Feature maps so far, empty before the first block, and the image, empty when no later block reads it. */
    record State(Optional<Tensor> features, Optional<Tensor> image) {}

    /** [N, C, R, R] and an image [N, c, R, R] to half the resolution. */
    State forward(State in) {
        Optional<Tensor> x = in.features().map(this::prepare);
        Optional<Tensor> image = in.image();
        if (fromRgb.isPresent()) {
            Tensor y = fromRgb.get().forward(prepare(image.orElseThrow())); // [N, C, R, R]
            x = Optional.of(x.map(y::add).orElse(y));
        }
        boolean imageGoesOn = config.net().architecture() == Architecture.SKIP;
        return new State(Optional.of(convolve(x.orElseThrow())), imageGoesOn ? image.map(Fir::down) : Optional.empty());
    }

    private Tensor prepare(Tensor x) {
        return config.compute().layout(x.to(config.type()));
    }

    private Tensor convolve(Tensor x) {
        Tensor y = conv0.forward(x); // [N, C, R, R]
        if (skip.isEmpty()) {
            return conv1.forward(y); // [N, C', R/2, R/2]
        }
        return skip.get().forward(x, RESIDUAL).add(conv1.forward(y, RESIDUAL));
    }
}
