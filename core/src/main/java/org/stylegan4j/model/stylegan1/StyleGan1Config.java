package org.stylegan4j.model.stylegan1;

import java.util.List;
import org.stylegan4j.model.Model;
import org.stylegan4j.model.ModelConfig;
import org.stylegan4j.model.NoiseMode;
import org.stylegan4j.model.Summary;
import org.stylegan4j.model.growth.Growth;
import org.stylegan4j.model.loss.ScoreLoss;
import org.stylegan4j.model.stylegan2.Channels;
import org.stylegan4j.nn.Adam;

/**
 * All settings of a training of StyleGAN, of its ablations, of MSG-StyleGAN and of StyleGAN2's configs A to D that do not come
 * from the data.
 *
 * @param networks sizes and kinds of generator and discriminator
 * @param loss what is minimized
 * @param regularization what else, and how often
 * @param generatorOptimizer Adam before the correction for lazy regularization
 * @param discriminatorOptimizer likewise
 * @param average the moving average of the generator's weights
 * @param growth how the networks grow
 */
public record StyleGan1Config(
        Networks networks,
        Loss loss,
        Regularization regularization,
        Adam.Settings generatorOptimizer,
        Adam.Settings discriminatorOptimizer,
        Average average,
        Growth growth)
        implements ModelConfig {
    /** The name of the system. */
    public static final String SYSTEM = "stylegan1";

    public StyleGan1Config {
        if (networks.styles() == Styles.NONE && loss.mixing() > 0) {
            throw new IllegalArgumentException("without styles there is nothing to mix: " + loss.mixing());
        }
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

    /**
     * The game.
     *
     * @param form non-saturating or wasserstein in the paper
     * @param gamma weight of R1 (Mescheder et al. 2018); 0 for none
     * @param gradientPenalty weight of the two-sided penalty between reals and fakes (Gulrajani et al. 2017); 0 for none
     * @param drift weight of the squared score of reals (Karras et al. 2018)
     * @param mixing probability of style mixing
     * @param generatorFirst whether a step improves the generator before the discriminator, as StyleGAN2's does
     */
    public record Loss(
            ScoreLoss form, double gamma, double gradientPenalty, double drift, double mixing, boolean generatorFirst) {
        /** The loss of the paper's faces at 1024x1024. */
        public static final Loss PAPER = new Loss(ScoreLoss.NON_SATURATING, 10, 0, 0, 0.9, false);

        public Loss {
            if (!(gamma >= 0 && gradientPenalty >= 0 && drift >= 0)) {
                throw new IllegalArgumentException("regularization weights must not be negative: " + gamma + ", "
                        + gradientPenalty + ", " + drift);
            }
            if (!(mixing >= 0 && mixing <= 1)) {
                throw new IllegalArgumentException("mixing must be in [0, 1]: " + mixing);
            }
        }
    }

    /**
     * Regularization of StyleGAN2 (Karras et al. 2020, section 3 and appendix B).
     *
     * @param lazy whether R1 has steps of its own, every so many; otherwise it is part of every step
     * @param discriminatorInterval of R1 when lazy, 16
     * @param pathLengthWeight 2 in the paper, 0 for none
     * @param pathLengthDecay how fast the mean path length follows, 0.01
     * @param pathLengthShrink the path-length batch is smaller by this factor, 2
     * @param generatorInterval path length every so many steps, 4
     */
    public record Regularization(
            boolean lazy,
            int discriminatorInterval,
            double pathLengthWeight,
            double pathLengthDecay,
            int pathLengthShrink,
            int generatorInterval) {
        /** R1 in every step, no path length. */
        public static final Regularization EVERY_STEP = new Regularization(false, 16, 0, 0.01, 2, 4);

        public Regularization {
            if (!(pathLengthWeight >= 0)) {
                throw new IllegalArgumentException("path-length weight must not be negative: " + pathLengthWeight);
            }
            if (pathLengthShrink < 1 || generatorInterval < 1 || discriminatorInterval < 1) {
                throw new IllegalArgumentException("intervals and shrink must be at least 1: " + generatorInterval
                        + ", " + discriminatorInterval + ", " + pathLengthShrink);
            }
        }
    }

    /**
     * The moving average of the generator's weights.
     *
     * @param halfLifeImages after so many images a weight counts half
     * @param rampUp early on the half-life is at most this share of the images shown; 0 for no ramp-up
     */
    public record Average(double halfLifeImages, double rampUp) {}

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
        return StyleGan1.create(this, setup);
    }
}
