package org.stylegan4j.model.stylegan2;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stylegan4j.nn.Activation;
import org.stylegan4j.nn.EqualizedLinear;
import org.stylegan4j.nn.Norms;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.Tensor;

/**
 * Turns latents and labels into intermediate latents by a stack of slow-learning fully connected layers (Karras et al. 2019,
 * section 2). In a conditional discriminator it maps labels alone. Labels are embedded and normalized by themselves, or, in networks
 * that were trained so, joined to the latent first and normalized with it (Karras et al. 2019, appendix C).
 */
final class Mapping {
    /** Both papers' learning-rate multiplier of the mapping network. */
    private static final double RATE = 0.01;

    private final Optional<EqualizedLinear> embed;
    private final Optional<Tensor> joined; // [F, Z]
    private final List<EqualizedLinear> layers = new ArrayList<>();

    /** Sizes: Z and F may be 0, not both. */
    record Config(int zDim, int labelDim, int wDim, int layers) {}

    Mapping(Params p, Config c) {
        boolean join = p.at("joined").offers("weight");
        joined = join ? Optional.of(p.at("joined").normal("weight", 1, c.labelDim(), c.zDim())) : Optional.empty();
        embed = c.labelDim() > 0 && !join
                ? Optional.of(new EqualizedLinear(
                        p.at("embed"), EqualizedLinear.Config.of(c.labelDim(), c.wDim(), Activation.LINEAR)))
                : Optional.empty();
        int in = join ? 2 * c.zDim() : c.zDim() + (c.labelDim() > 0 ? c.wDim() : 0);
        for (int i = 0; i < c.layers(); i++) {
            EqualizedLinear.Config layer = new EqualizedLinear.Config(in, c.wDim(), Activation.LEAKY_RELU, 0, RATE);
            layers.add(new EqualizedLinear(p.at("fc" + i), layer));
            in = c.wDim();
        }
    }

    /** z [N, Z] and labels [N, F] to w [N, W]. */
    Tensor forward(Tensor z, Tensor labels) {
        if (joined.isPresent()) {
            return layers(Norms.pixel(Tensor.cat(1, z, labels.matmul(joined.get())))); // from [N, 2Z]
        }
        Tensor x = Norms.pixel(z); // [N, Z]
        return layers(embed.isPresent() ? Tensor.cat(1, x, embedded(labels)) : x); // from [N, Z+W]
    }

    /** Labels [N, F] alone to w [N, W]. */
    Tensor forward(Tensor labels) {
        return layers(embedded(labels));
    }

    private Tensor embedded(Tensor labels) {
        return Norms.pixel(embed.orElseThrow().forward(labels)); // [N, W]
    }

    private Tensor layers(Tensor in) {
        Tensor x = in;
        for (EqualizedLinear layer : layers) {
            x = layer.forward(x); // [N, W]
        }
        return x;
    }
}
