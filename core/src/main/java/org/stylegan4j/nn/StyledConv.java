package org.stylegan4j.nn;

import java.util.Optional;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Tensor;

/**
 * A styled convolution: modulate, convolve, demodulate, add noise and bias, leaky ReLU (Karras et al. 2020, figure 2d). Maps
 * [N, I, H, W] to [N, O, H', W'].
 *
 * @param weight [O, I, k, k], float32
 * @param bias [O], float32
 * @param up whether to double the resolution
 * @param clamp outputs are limited to plus or minus this; 0 for no limit
 */
public record StyledConv(Tensor weight, Tensor bias, boolean up, double clamp) {
    /**
     * One layer.
     *
     * @param style [N, I], float32
     * @param noise what is added before the bias, broadcast to [N, O, H', W'], float32
     * @param gain of the result
     */
    public Tensor forward(Tensor x, Tensor style, Optional<Tensor> noise, double gain) {
        long o = weight.size(0);
        double g =
                gain * Activation.LEAKY_RELU.gain(); // leaky ReLU is positively homogeneous: the gain moves before it
        ModulatedConv.Scaled scaled = ModulatedConv.Scaled.of(weight, style, x.dtype());
        Tensor s = scaled.style(); // [N, I]
        Tensor d = ModulatedConv.demodulation(scaled.weight(), s).mul(g); // [N, O]
        Tensor b = bias.mul(g).reshape(1, o, 1, 1).to(x.dtype());

        Tensor y = ModulatedConv.modulated(x, scaled.weight(), s, up); // [N, O, H', W']
        y = b.addcmul(y, d.reshape(-1, o, 1, 1).to(x.dtype()));
        if (noise.isPresent()) {
            y = InPlace.add(y, noise.get().mul(g).to(x.dtype()));
        }
        y = InPlace.leakyRelu(y, Activation.SLOPE);
        return Activation.clamp(y, clamp * gain);
    }
}
