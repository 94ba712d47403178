package org.stylegan4j.format;

import org.stylegan4j.model.Noise;
import org.stylegan4j.model.stylegan2.Discriminator;
import org.stylegan4j.model.stylegan2.DiscriminatorConfig;
import org.stylegan4j.model.stylegan2.Generator;
import org.stylegan4j.model.stylegan2.GeneratorConfig;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/** The averaged generator and the discriminator of a checkpoint, built. */
public record BuiltNetworks(Params g, Params d, Generator generator, Discriminator discriminator)
        implements AutoCloseable {
    public static BuiltNetworks of(Checkpoint checkpoint) {
        Params g = Params.of(checkpoint.tensors("G_ema"), Device.CPU);
        Params d = Params.of(checkpoint.tensors("D"), Device.CPU);
        return new BuiltNetworks(
                g,
                d,
                new Generator(g, checkpoint.config("G_ema", GeneratorConfig.class), Compute.PLAIN),
                new Discriminator(d, checkpoint.config("D", DiscriminatorConfig.class), Compute.PLAIN));
    }

    public Tensor ws(Tensor z, Tensor labels) {
        return Scope.tidyNoGrad(() -> generator.repeat(generator.w(z, labels)));
    }

    Tensor image(Tensor ws) {
        return Scope.tidyNoGrad(() -> generator.synthesis(ws, Noise.CONST));
    }

    public Tensor logits(Tensor x, Tensor labels) {
        return Scope.tidyNoGrad(() -> discriminator.forward(x, labels));
    }

    @Override
    public void close() {
        g.close();
        d.close();
    }
}
