package org.stylegan4j.model.stylegan1;

import java.util.Optional;
import org.stylegan4j.model.Noise;
import org.stylegan4j.nn.Activation;
import org.stylegan4j.nn.Norms;
import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.WScaleLinear;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Tensor;

/**
 * What follows each convolution of StyleGAN's synthesis: noise, bias, leaky ReLU, then the style by adaptive instance
 * normalization (Karras et al. 2019, figure 1b and equation 1), or pixel normalization where there are no styles.
 */
final class Epilogue implements StyledLayer {
    private final int channels;
    private final Optional<NoiseInput> noise;
    private final Optional<Tensor> noiseWeight; // [C]
    private final Tensor bias; // [C]
    private final Optional<WScaleLinear> style; // W to 2C

    Epilogue(Params p, GeneratorConfig c, int channels, Optional<NoiseInput> noise) {
        this.channels = channels;
        this.noise = noise;
        noiseWeight = noise.map(n -> p.at("Noise").fill("weight", 0, channels));
        bias = p.fill("bias", 0, channels);
        style = c.styles() == Styles.ADAPTIVE
                ? Optional.of(new WScaleLinear(
                        p.at("StyleMod"), new WScaleLinear.Config(c.wDim(), 2 * channels, 1, 1, true, false)))
                : Optional.empty();
    }

    /** x [N, C, R, R] or, the same for all images, [1, C, R, R]; w [N, W]. */
    @Override
    public Tensor forward(Tensor x, Tensor w, Noise kind) {
        Tensor b = bias.reshape(1, channels, 1, 1);
        Optional<Tensor> values = noise.flatMap(n -> n.values(x, kind));
        Tensor y = values.isPresent()
                ? InPlace.add(x.addcmul(values.get(), noiseWeight.orElseThrow().reshape(1, channels, 1, 1)), b)
                : x.add(b); // [N, C, R, R]
        y = InPlace.leakyRelu(y, Activation.SLOPE);
        if (style.isEmpty()) {
            return Norms.pixel(y);
        }
        Tensor s = style.get().forward(w); // [N, 2C]
        return Norms.adaptiveInstance(y, s.narrow(1, 0, channels).add(1), s.narrow(1, channels, channels));
    }
}
