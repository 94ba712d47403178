package org.stylegan4j.latent;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.stylegan4j.format.Checkpoint;
import org.stylegan4j.model.Sampler;
import org.stylegan4j.model.StyleGenerator;
import org.stylegan4j.model.StyleSampler;
import org.stylegan4j.model.growth.Fade;
import org.stylegan4j.model.progan.MsgGenerator;
import org.stylegan4j.model.progan.MsgProGanConfig;
import org.stylegan4j.model.progan.ProGanConfig;
import org.stylegan4j.model.stylegan1.StyleGan1Config;
import org.stylegan4j.model.stylegan1.Styles;
import org.stylegan4j.model.stylegan2.Generator;
import org.stylegan4j.model.stylegan2.GeneratorConfig;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Params;

/** Builds the generator in a network file, whichever system it is of. */
final class Generators {
    /** The network of a file that draws. */
    static final String AVERAGED = "G_ema";

    /** The default of its published generator (Karras et al. 2019, appendix B: up to 32x32 only). */
    private static final Truncation STYLEGAN = new Truncation(0.7, OptionalInt.of(8));

    /** Likewise, of Karras et al. 2020. */
    private static final Truncation STYLEGAN2 = Truncation.of(0.5);

    private static final Map<String, Builder> BY_SYSTEM = Map.of(
            "stylegan2",
            Generators::styleGan2,
            StyleGan1Config.SYSTEM,
            Generators::styleGan1,
            ProGanConfig.SYSTEM,
            Generators::proGan,
            MsgProGanConfig.SYSTEM,
            Generators::msgProGan);

    private Generators() {}

    private interface Builder {
        Built build(Checkpoint file, Params weights, Compute compute);
    }

    /**
     * A generator as drawing sees it.
     *
     * @param sampler draws from latents; every system has that
     * @param styles what more there is in a system with intermediate latents
     * @param resolution of what is drawn
     * @param grown the resolution when it is grown
     * @param published with which its authors draw
     */
    record Built(
            Sampler sampler,
            Optional<StyleGenerator> styles,
            int resolution,
            int grown,
            int imageChannels,
            Truncation published) {
        static Built of(StyleGenerator g, Truncation published) {
            int r = g.resolution();
            return new Built(new StyleSampler(g), Optional.of(g), r, r, g.imageChannels(), published);
        }

        static Built of(Sampler sampler, int resolution, org.stylegan4j.model.progan.GeneratorConfig config) {
            return new Built(
                    sampler,
                    Optional.empty(),
                    resolution,
                    config.resolution(),
                    config.imageChannels(),
                    Truncation.NONE);
        }
    }

    /** @throws IllegalArgumentException with one line when the system is not known or the file does not fit it */
    static Built build(Checkpoint file, Params weights, Compute compute) {
        return builder(file).build(file, weights, compute);
    }

    private static Builder builder(Checkpoint file) {
        Builder builder = BY_SYSTEM.get(file.model());
        if (builder == null) {
            throw new IllegalArgumentException("unknown system '" + file.model() + "'; known: "
                    + String.join(", ", new TreeSet<>(BY_SYSTEM.keySet())));
        }
        return builder;
    }

    private static Built styleGan2(Checkpoint file, Params weights, Compute compute) {
        GeneratorConfig config = file.config(AVERAGED, GeneratorConfig.class);
        return Built.of(new Generator(weights, config, compute), STYLEGAN2);
    }

    /** A network that is still growing draws its pictures enlarged, for its latents are those of the whole network. */
    private static Built styleGan1(Checkpoint file, Params weights, Compute compute) {
        var config = file.config(AVERAGED, org.stylegan4j.model.stylegan1.GeneratorConfig.class);
        boolean revised = config.styles() == Styles.DEMODULATED; // configs B to D
        return Built.of(
                new org.stylegan4j.model.stylegan1.Generator(weights, config, compute), revised ? STYLEGAN2 : STYLEGAN);
    }

    /** A network that is still growing draws pictures of the level it has reached. */
    private static Built proGan(Checkpoint file, Params weights, Compute compute) {
        var config = file.config(AVERAGED, org.stylegan4j.model.progan.GeneratorConfig.class);
        var g = new org.stylegan4j.model.progan.Generator(weights, config, compute, Fade.full(config.resolution()));
        return Built.of(g.sampler(), g.lod().fade().resolution(), config);
    }

    private static Built msgProGan(Checkpoint file, Params weights, Compute compute) {
        var config = file.config(AVERAGED, org.stylegan4j.model.progan.GeneratorConfig.class);
        MsgGenerator g = new MsgGenerator(weights, config, compute);
        return Built.of(g.sampler(), config.resolution(), config);
    }
}
