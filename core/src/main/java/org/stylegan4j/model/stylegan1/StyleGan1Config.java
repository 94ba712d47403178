package org.stylegan4j.model.stylegan1;

import java.util.ArrayList;
import java.util.List;
import org.stylegan4j.model.Model;
import org.stylegan4j.model.ModelConfig;
import org.stylegan4j.model.NoiseMode;
import org.stylegan4j.model.Summary;
import org.stylegan4j.model.gan.AdversarialModel;
import org.stylegan4j.model.gan.AdversarialModel.Plan;
import org.stylegan4j.model.gan.AdversarialTraining;
import org.stylegan4j.model.gan.Average;
import org.stylegan4j.model.growth.LodBuffer;
import org.stylegan4j.model.loss.LossConfig;
import org.stylegan4j.model.loss.PenaltyConfig;
import org.stylegan4j.model.loss.ScoreLoss;
import org.stylegan4j.model.style.PathLength;
import org.stylegan4j.model.style.StyleTraining;
import org.stylegan4j.nn.Channels;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.OptimizerConfig;
import org.stylegan4j.schedule.Growth;

/**
 * All settings of a training of StyleGAN (Karras et al. 2019), of its ablations, of MSG-StyleGAN and of StyleGAN2's configs A to D
 * that do not come from the data.
 *
 * @param networks sizes and kinds of generator and discriminator
 * @param loss what is minimized
 * @param style what the generator does beside
 * @param training how both improve
 * @param growth how the networks grow
 */
public record StyleGan1Config(
        Networks networks, LossConfig loss, StyleTraining style, AdversarialTraining training, Growth growth)
        implements ModelConfig {
    /** The name of the system. */
    public static final String SYSTEM = "stylegan1";

    /** The loss of the paper's faces at 1024x1024. */
    public static final LossConfig PAPER_LOSS = LossConfig.of(ScoreLoss.NON_SATURATING, PenaltyConfig.r1(10));

    /** Mixing as published, and no path lengths. */
    public static final StyleTraining PAPER_STYLE = new StyleTraining(0.9, PathLength.Settings.NONE);

    /** The paper's settings at full resolution, without growth. */
    public static final StyleGan1Config PAPER = new StyleGan1Config(
            Networks.PAPER,
            PAPER_LOSS,
            PAPER_STYLE,
            AdversarialTraining.of(OptimizerConfig.adam(0.001), Average.halfLife(10_000, 0)),
            Growth.NONE);

    public StyleGan1Config {
        if (networks.styles() == Styles.NONE && style.mixing() > 0) {
            throw new IllegalArgumentException("without styles there is nothing to mix: " + style.mixing());
        }
    }

    /** The same with other networks. */
    public StyleGan1Config withNetworks(Networks other) {
        return new StyleGan1Config(other, loss, style, training, growth);
    }

    /**
     * Sizes and kinds of both networks.
     *
     * @param styles how the generator's layers take their styles; the discriminator is the revised one with DEMODULATED
     * @param constInput whether synthesis starts from a learned constant
     * @param multiScale whether the generator makes and the discriminator judges images of all resolutions at once
     * @param stddevGroup images per group of minibatch standard deviation
     * @param noise where the per-pixel noise of training comes from; without it the networks have no noise inputs
     */
    public record Networks(
            int zDim,
            int wDim,
            int mappingLayers,
            Channels channels,
            Styles styles,
            boolean constInput,
            boolean multiScale,
            int stddevGroup,
            NoiseMode noise) {
        /** Karras et al. 2019. */
        public static final Networks PAPER =
                new Networks(512, 512, 8, new Channels(16_384, 512), Styles.ADAPTIVE, true, false, 4, NoiseMode.RANDOM);

        /** The same with another depth of the mapping and other widths. */
        public Networks withSizes(int layers, Channels widths) {
            return new Networks(zDim, wDim, layers, widths, styles, constInput, multiScale, stddevGroup, noise);
        }

        GeneratorConfig generator(Setup s) {
            return new GeneratorConfig(
                    zDim,
                    s.labelDim(),
                    wDim,
                    mappingLayers,
                    s.resolution(),
                    s.channels(),
                    channels,
                    styles,
                    constInput,
                    hasNoise());
        }

        DiscriminatorConfig discriminator(Setup s) {
            boolean revised = styles == Styles.DEMODULATED;
            return new DiscriminatorConfig(
                    s.labelDim(), s.resolution(), s.channels(), channels, revised, multiScale, stddevGroup);
        }

        /** The revised architecture is published with noise inputs only. */
        private boolean hasNoise() {
            return noise != NoiseMode.NONE || styles == Styles.DEMODULATED;
        }
    }

    @Override
    public int stddevGroup() {
        return networks.stddevGroup();
    }

    @Override
    public boolean halfPrecision() {
        return false;
    }

    @Override
    public String system() {
        return SYSTEM;
    }

    @Override
    public void check(Setup setup) {
        networks.generator(setup);
        networks.discriminator(setup);
        if (networks.multiScale() && growth.grows(setup.resolution())) {
            throw new IllegalArgumentException("multi-scale networks do not grow: set growth.initialResolution, now "
                    + growth.initialResolution() + ", to " + setup.resolution());
        }
    }

    @Override
    public List<Summary> summaries(Setup setup) {
        return List.of(
                Summaries.generator(networks.generator(setup)), Summaries.discriminator(networks.discriminator(setup)));
    }

    @Override
    public Model build(Setup setup) {
        check(setup);
        GeneratorConfig gc = networks.generator(setup);
        DiscriminatorConfig dc = networks.discriminator(setup);
        Compute compute = setup.compute();
        Plan plan = Plan.of(SYSTEM, loss, training)
                .withPathLength(style.pathLength())
                .withGrowth(growth);
        return AdversarialModel.create(plan, setup, (g, d, mean) -> {
            Generator generator = new Generator(g, gc, compute);
            Discriminator discriminator = new Discriminator(d, dc, compute);
            Generator average = new Generator(mean, gc, compute);
            List<LodBuffer> lods = new ArrayList<>(List.of(generator.lod(), average.lod()));
            discriminator.lod().ifPresent(lods::add);
            Players players =
                    new Players(generator, discriminator, style.mixing(), networks.noise(), networks.multiScale());
            return new AdversarialModel.Parts(gc, dc, players, new GrownImages(average), lods);
        });
    }
}
