package org.stylegan4j.model.stylegan2;

import org.stylegan4j.model.Noise;
import org.stylegan4j.nn.Activation;
import org.stylegan4j.nn.EqualLinear;
import org.stylegan4j.nn.Fir;
import org.stylegan4j.nn.ModulatedConv;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.Tensor;

/** One styled convolution: modulate, convolve, demodulate, add noise and bias, leaky ReLU (Karras et al. 2020, figure 2d). */
final class SynthesisLayer {
    private final Config config;
    private final EqualLinear affine;
    private final Tensor weight; // [O, I, 3, 3]
    private final Tensor bias; // [O]
    private final Tensor noiseStrength; // []
    private final Tensor noiseConst; // [R, R]

    /** Sizes; {@code resolution} is the output's, {@code clamp} 0 for no limit. */
    record Config(int in, int out, int wDim, int resolution, boolean up, double clamp) {}

    SynthesisLayer(Params p, Config c) {
        config = c;
        weight = p.normal("weight", 1, c.out(), c.in(), 3, 3);
        noiseStrength = p.fill("noise_strength", 0);
        bias = p.fill("bias", 0, c.out());
        p.buffer("resample_filter", Fir::filter);
        noiseConst = p.normalBuffer("noise_const", c.resolution(), c.resolution());
        affine = new EqualLinear( // styles start at one
                p.at("affine"), new EqualLinear.Config(c.wDim(), c.in(), Activation.LINEAR, 1, 1));
    }

    /** x [N, I, R', R'] and w [N, W] to [N, O, R, R], times {@code gain}. */
    Tensor forward(Tensor x, Tensor w, Noise noise, double gain) {
        int o = config.out();
        int r = config.resolution();
        double g =
                gain * Activation.LEAKY_RELU.gain(); // leaky ReLU is positively homogeneous: the gain moves before it
        ModulatedConv.Scaled scaled = ModulatedConv.Scaled.of(weight, affine.forward(w), x.dtype());
        Tensor s = scaled.style(); // [N, I]
        Tensor d = ModulatedConv.demodulation(scaled.weight(), s).mul(g); // [N, O]
        Tensor b = bias.mul(g).reshape(1, o, 1, 1).to(x.dtype());

        Tensor y = ModulatedConv.modulated(x, scaled.weight(), s, config.up()); // [N, O, R, R]
        y = b.addcmul(y, d.reshape(-1, o, 1, 1).to(x.dtype()));
        y = switch (noise.mode()) {
            case NONE -> y;
            case CONST -> y.addInPlace(noiseConst.mul(noiseStrength).mul(g).to(x.dtype()));
            case RANDOM ->
                y.addInPlace(noise.draw(x, r).mul(noiseStrength).mul(g).to(x.dtype()));
        };
        y = y.leakyReluInPlace(Activation.SLOPE);
        return config.clamp() > 0 ? y.clamp(-config.clamp() * gain, config.clamp() * gain) : y;
    }
}
