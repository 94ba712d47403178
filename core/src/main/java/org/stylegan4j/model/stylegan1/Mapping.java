package org.stylegan4j.model.stylegan1;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.stylegan4j.nn.Activation;
import org.stylegan4j.nn.EqualizedLinear;
import org.stylegan4j.nn.Norms;
import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.WScaleConv2d;
import org.stylegan4j.nn.WScaleLinear;
import org.stylegan4j.tensor.Tensor;

/**
 * Turns latents and labels into intermediate latents: labels are embedded, joined to the latent, normalized with it, and go
 * through a stack of slow-learning fully connected layers (Karras et al. 2019, section 2 and appendix C).
 */
final class Mapping {
    /** The learning-rate multiplier of the mapping network (Karras et al. 2019, appendix C). */
    private static final double RATE = 0.01;

    private final Optional<Tensor> labels; // [F, Z]
    private final List<UnaryOperator<Tensor>> layers = new ArrayList<>();

    Mapping(Params p, GeneratorConfig c) {
        boolean conditional = c.labelDim() > 0;
        labels = conditional
                ? Optional.of(p.at("LabelConcat").normal("weight", 1, c.labelDim(), c.zDim()))
                : Optional.empty();
        int in = conditional ? 2 * c.zDim() : c.zDim();
        for (int i = 0; i < c.mappingLayers(); i++) {
            layers.add(dense(p.at("Dense" + i), in, c));
            in = c.wDim();
        }
    }

    /** The revised architecture moved the gain from the weights behind the nonlinearity. */
    private static UnaryOperator<Tensor> dense(Params p, int in, GeneratorConfig c) {
        if (c.styles() == Styles.DEMODULATED) {
            return new EqualizedLinear(p, new EqualizedLinear.Config(in, c.wDim(), Activation.LEAKY_RELU, 0, RATE))
                    ::forward;
        }
        return new WScaleLinear(p, new WScaleLinear.Config(in, c.wDim(), WScaleConv2d.GAIN, RATE, true, true))::forward;
    }

    /** z [N, Z] and labels [N, F] to w [N, W]. */
    Tensor forward(Tensor z, Tensor label) {
        Tensor joined = labels.isPresent() ? Tensor.cat(1, z, label.matmul(labels.get())) : z; // [N, Z or 2Z]
        Tensor x = Norms.pixel(joined);
        for (UnaryOperator<Tensor> layer : layers) {
            x = layer.apply(x); // [N, W]
        }
        return x;
    }
}
