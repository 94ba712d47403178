package org.stylegan4j.model.stylegan2;

import java.util.List;
import java.util.stream.Stream;
import org.stylegan4j.model.GanSystem;
import org.stylegan4j.model.StyleImages;
import org.stylegan4j.model.Truncation;

/** StyleGAN2 (Karras et al. 2020) in the list of systems, with the configs A to F that led there. */
public final class StyleGan2System {
    /** The default of its published generator. */
    public static final Truncation TRUNCATION = Truncation.of(0.5);

    /** The system. */
    public static final GanSystem SYSTEM = new GanSystem(
            new GanSystem.Names(
                    StyleGan2Config.SYSTEM,
                    List.of("stylegan-2", "sg2"),
                    "styles by demodulated convolutions, skips and residuals in place of growing (Karras et al. 2020)"),
            StyleGan2Config.PAPER,
            Stream.concat(StyleGan2Presets.ROWS.stream(), ConfigPresets.ROWS.stream())
                    .toList(),
            new GanSystem.Generator<>(
                    GeneratorConfig.class,
                    (weights, config, compute) ->
                            new StyleImages(new Generator(weights, config, compute), TRUNCATION)));

    private StyleGan2System() {}
}
