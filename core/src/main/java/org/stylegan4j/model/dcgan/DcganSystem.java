package org.stylegan4j.model.dcgan;

import java.util.List;
import org.stylegan4j.model.GanSystem;
import org.stylegan4j.model.Preset;
import org.stylegan4j.model.Preset.Start;
import org.stylegan4j.model.Schedule;
import org.stylegan4j.model.gan.AdversarialTraining;
import org.stylegan4j.model.gan.Average;
import org.stylegan4j.nn.OptimizerConfig;

/** DCGAN (Radford et al. 2016) in the list of systems. */
public final class DcganSystem {
    /** Narrow networks, as in StyleGAN2's row, and an average, which the paper does not know but short trainings need. */
    private static final DcganConfig SMALL = new DcganConfig(
            new DcganConfig.Networks(100, 32, Rules.ALL),
            DcganConfig.PAPER.loss(),
            AdversarialTraining.of(OptimizerConfig.adam(0.0002, 0.5, 0.999), Average.halfLife(5_000, 0.05)));

    private static final List<Preset> PRESETS = List.of(
            new Preset(
                    Preset.LAPTOP,
                    "the built-in faces at 32x32 on two processor cores",
                    "a quarter of an hour on two cores",
                    r -> new Start(SMALL, new Schedule(64, 64, 150)),
                    List.of("output.tickKimg=4", "output.gridTicks=2", "output.snapshotTicks=20")),
            new Preset(
                    "paper",
                    "LSUN bedrooms 64x64: figure 3, five epochs",
                    "a day on one card of 2015",
                    r -> new Start(DcganConfig.PAPER, new Schedule(128, 128, 15_000)),
                    List.of("output.tickKimg=100")));

    /** The system. */
    public static final GanSystem SYSTEM = new GanSystem(
            new GanSystem.Names(
                    DcganConfig.SYSTEM,
                    List.of("dc-gan"),
                    "strided convolutions with batch norm, the first GAN that drew rooms (Radford et al. 2016)"),
            DcganConfig.PAPER,
            PRESETS,
            new GanSystem.Generator<>(
                    GeneratorConfig.class,
                    (weights, config, compute) -> DcganConfig.images(new Generator(weights, config, compute))));

    private DcganSystem() {}
}
