package org.stylegan4j.model.progan;

import java.util.List;
import org.stylegan4j.model.GanSystem;
import org.stylegan4j.schedule.GrowthStage;

/** ProGAN (Karras et al. 2018) and its variant of all scales at once (Karnewar and Wang 2020) in the list of systems. */
public final class ProGanSystem {
    /** The system. A network that is still growing draws images of the level it has reached. */
    public static final GanSystem SYSTEM = new GanSystem(
            new GanSystem.Names(
                    ProGanConfig.SYSTEM,
                    List.of("pggan", "progressive-gan"),
                    "networks that grow from 4x4 up, pixel norm, equalized learning rates (Karras et al. 2018)"),
            ProGanPresets.progan(Networks.PAPER, ProGanPresets.GROWTH, ProGanPresets.RATE),
            ProGanPresets.ROWS,
            new GanSystem.Generator<>(
                    GeneratorConfig.class,
                    (weights, config, compute) ->
                            new Generator(weights, config, compute, GrowthStage.full(config.resolution())).images()));

    /** The variant. */
    public static final GanSystem MULTI_SCALE = new GanSystem(
            new GanSystem.Names(
                    MsgProGanConfig.SYSTEM,
                    List.of("msg-gan", "msg-pggan"),
                    "ProGAN whose discriminator sees all scales at once instead of growing (Karnewar and Wang 2020)"),
            ProGanPresets.msg(Networks.PAPER, ProGanPresets.RELATIVISTIC_HINGE),
            ProGanPresets.MULTI_SCALE_ROWS,
            new GanSystem.Generator<>(
                    GeneratorConfig.class,
                    (weights, config, compute) -> new MsgGenerator(weights, config, compute).images()));

    private ProGanSystem() {}
}
