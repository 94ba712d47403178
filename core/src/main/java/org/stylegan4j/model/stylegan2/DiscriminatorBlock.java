package org.stylegan4j.model.stylegan2;

import java.util.Optional;
import org.stylegan4j.nn.Activation;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.EqualizedConv2d;
import org.stylegan4j.nn.EqualizedConv2d.Resample;
import org.stylegan4j.nn.Fir;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Tensor;

/** All discriminator layers of one resolution (Karras et al. 2020, figure 7). */
final class DiscriminatorBlock {
    private static final double RESIDUAL = Math.sqrt(0.5);

    private final Config config;
    private final Optional<EqualizedConv2d> fromRgb;
    private final EqualizedConv2d conv0;
    private final EqualizedConv2d conv1;
    private final Optional<EqualizedConv2d> skip;

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
            return HalfPrecision.type(compute, net.resolution(), resolution, net.halfBlocks());
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
                ? Optional.of(new EqualizedConv2d(
                        p.at("skip"),
                        new EqualizedConv2d.Config(c.in(), c.out(), 1, Resample.DOWN, false, Activation.LINEAR, 0)))
                : Optional.empty();
    }

    private EqualizedConv2d conv(Params p, int in, int out, int kernel, Resample resample) {
        double clamp = config.net().convClamp();
        return new EqualizedConv2d(
                p, new EqualizedConv2d.Config(in, out, kernel, resample, true, Activation.LEAKY_RELU, clamp));
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
