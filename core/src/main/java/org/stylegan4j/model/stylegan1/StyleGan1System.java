package org.stylegan4j.model.stylegan1;

import java.util.List;
import java.util.OptionalInt;
import org.stylegan4j.model.GanSystem;
import org.stylegan4j.model.StyleImages;
import org.stylegan4j.model.Truncation;

/** StyleGAN (Karras et al. 2019) and its variant of all scales at once (Karnewar and Wang 2020) in the list of systems. */
public final class StyleGan1System {
    /** The default of its published generator (Karras et al. 2019, appendix B: up to 32x32 only). */
    private static final Truncation TRUNCATION = new Truncation(0.7, OptionalInt.of(8));

    /** Likewise of configs B to D, which are StyleGAN2's. */
    private static final Truncation REVISED = Truncation.of(0.5);

    /** A network that is still growing draws its images enlarged, for its latents are those of the whole network. */
    private static final GanSystem.Generator<GeneratorConfig> GENERATOR = new GanSystem.Generator<>(
            GeneratorConfig.class,
            (weights, config, compute) -> new StyleImages(
                    new Generator(weights, config, compute),
                    config.styles() == Styles.DEMODULATED ? REVISED : TRUNCATION));

    /** The system. */
    public static final GanSystem SYSTEM = new GanSystem(
            new GanSystem.Names(
                    StyleGan1Config.SYSTEM,
                    List.of("stylegan", "sg1"),
                    "mapping network, styles by instance normalisation, noise, mixing; grows (Karras et al. 2019)"),
            StyleGan1Config.PAPER,
            StyleGan1Presets.ROWS,
            GENERATOR);

    /** The variant. */
    public static final GanSystem MULTI_SCALE = new GanSystem(
            new GanSystem.Names(
                    "msg-stylegan",
                    List.of("msg-stylegan1"),
                    "StyleGAN whose discriminator sees all scales at once instead of growing (Karnewar and Wang 2020)"),
            StyleGan1Config.PAPER,
            StyleGan1Presets.MULTI_SCALE_ROWS,
            GENERATOR);

    private StyleGan1System() {}
}
