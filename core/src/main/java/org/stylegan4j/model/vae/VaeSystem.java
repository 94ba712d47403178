package org.stylegan4j.model.vae;

import java.util.List;
import org.stylegan4j.model.GanSystem;
import org.stylegan4j.model.Preset;
import org.stylegan4j.model.Preset.Start;
import org.stylegan4j.model.Schedule;
import org.stylegan4j.model.gan.Average;
import org.stylegan4j.nn.OptimizerConfig;
import org.stylegan4j.schedule.RateSchedule;

/** Variational autoencoders (Kingma and Welling 2014) in the list of systems: no game, but what GANs are compared with. */
public final class VaeSystem {
    private static VaeConfig config(VaeConfig.Networks networks, double divergence, double rate, Average average) {
        return new VaeConfig(
                networks,
                divergence,
                new VaeConfig.Training(OptimizerConfig.adam(rate, 0.9, 0.999), RateSchedule.CONSTANT, average));
    }

    private static final VaeConfig CONV =
            config(new VaeConfig.Networks(AutoencoderConfig.Kind.CONV, 128, 32, 5), 0.00025, 0.005, Average.NONE);

    private static final VaeConfig DIGITS =
            config(new VaeConfig.Networks(AutoencoderConfig.Kind.MLP, 20, 400, 1), 1, 0.001, Average.NONE);

    private static final VaeConfig SMALL = config(
            new VaeConfig.Networks(AutoencoderConfig.Kind.CONV, 64, 32, 3),
            0.0005,
            0.002,
            Average.halfLife(5_000, 0.05));

    /** The system. */
    public static final GanSystem SYSTEM = new GanSystem(
            new GanSystem.Names(
                    VaeConfig.SYSTEM,
                    List.of("variational-autoencoder"),
                    "no game: an encoder and a decoder that bound the likelihood (Kingma and Welling 2014)"),
            CONV,
            List.of(
                    new Preset(
                            Preset.LAPTOP,
                            "the built-in faces at 32x32 on two processor cores",
                            "a quarter of an hour on two cores",
                            r -> new Start(SMALL, new Schedule(64, 64, 150)),
                            List.of("output.tickKimg=4", "output.gridTicks=5", "output.snapshotTicks=50")),
                    new Preset(
                            "digits",
                            "MNIST: PyTorch's example, a test loss of 104 nats",
                            "minutes on two cores",
                            r -> new Start(DIGITS, new Schedule(128, 128, 600)),
                            List.of("output.tickKimg=10")),
                    new Preset(
                            "conv",
                            "CelebA 64x64: PyTorch-VAE's pictures",
                            "hours on one card",
                            r -> new Start(CONV, new Schedule(64, 64, 20_000)),
                            List.of("output.tickKimg=100"))),
            new GanSystem.Generator<>(
                    AutoencoderConfig.class,
                    (weights, shape, compute) -> VaeConfig.images(shape.build(weights, compute))));

    private VaeSystem() {}
}
