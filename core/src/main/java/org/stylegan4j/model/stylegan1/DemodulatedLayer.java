package org.stylegan4j.model.stylegan1;

import java.util.Optional;
import org.stylegan4j.model.Noise;
import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.StyledConv;
import org.stylegan4j.tensor.Tensor;

/** A styled convolution of the revised architecture (Karras et al. 2020, figure 2d), named as in the published files. */
final class DemodulatedLayer implements StyledLayer {
    private final Config config;
    private final Style style;
    private final Tensor weight; // [O, I, 3, 3]
    private final Tensor bias; // [O]
    private final Tensor noiseStrength; // []
    private final NoiseInput noise;

    /** Sizes, and whether the resolution is doubled. */
    record Config(int in, int out, int wDim, boolean up) {}

    DemodulatedLayer(Params p, Config c, NoiseInput noise) {
        config = c;
        this.noise = noise;
        weight = p.normal("weight", 1, c.out(), c.in(), 3, 3);
        style = new Style(p, c.wDim(), c.in());
        noiseStrength = p.fill("noise_strength", 0);
        bias = p.fill("bias", 0, c.out());
    }

    @Override
    public Tensor forward(Tensor x, Tensor w, Noise kind) {
        // The published kernel of an up-sampling layer is turned by 180 degrees before its transposed convolution.
        Tensor kernel = config.up() ? weight.flip(2, 3) : weight;
        Optional<Tensor> added = noise.values(x, kind).map(n -> n.mul(noiseStrength));
        return new StyledConv(kernel, bias, config.up(), 0).forward(x, style.forward(w), added, 1);
    }
}
