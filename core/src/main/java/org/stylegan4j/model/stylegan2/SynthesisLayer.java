package org.stylegan4j.model.stylegan2;

import java.util.Optional;
import org.stylegan4j.model.Noise;
import org.stylegan4j.nn.Activation;
import org.stylegan4j.nn.EqualizedLinear;
import org.stylegan4j.nn.Fir;
import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.StyledConv;
import org.stylegan4j.tensor.Tensor;

/** One styled convolution: modulate, convolve, demodulate, add noise and bias, leaky ReLU (Karras et al. 2020, figure 2d). */
final class SynthesisLayer {
    private final Config config;
    private final StyledConv conv;
    private final EqualizedLinear affine;
    private final Tensor noiseStrength; // []
    private final Tensor noiseConst; // [R, R]

    /** Sizes; {@code resolution} is the output's, {@code clamp} 0 for no limit. */
    record Config(int in, int out, int wDim, int resolution, boolean up, double clamp) {}

    SynthesisLayer(Params p, Config c) {
        config = c;
        Tensor weight = p.normal("weight", 1, c.out(), c.in(), 3, 3);
        noiseStrength = p.fill("noise_strength", 0);
        conv = new StyledConv(weight, p.fill("bias", 0, c.out()), c.up(), c.clamp());
        p.buffer("resample_filter", Fir::filter);
        noiseConst = p.normalBuffer("noise_const", c.resolution(), c.resolution());
        affine = new EqualizedLinear( // styles start at one
                p.at("affine"), new EqualizedLinear.Config(c.wDim(), c.in(), Activation.LINEAR, 1, 1));
    }

    /** x [N, I, R', R'] and w [N, W] to [N, O, R, R], times {@code gain}. */
    Tensor forward(Tensor x, Tensor w, Noise noise, double gain) {
        Optional<Tensor> values = switch (noise.mode()) {
            case NONE -> Optional.empty();
            case CONST -> Optional.of(noiseConst);
            case RANDOM -> Optional.of(noise.draw(x, config.resolution()));
        };
        return conv.forward(x, affine.forward(w), values.map(n -> n.mul(noiseStrength)), gain);
    }
}
