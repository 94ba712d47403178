package org.stylegan4j.model.stylegan2;

import java.util.List;
import org.stylegan4j.model.Model;
import org.stylegan4j.model.ModelConfig;
import org.stylegan4j.model.NoiseMode;
import org.stylegan4j.model.Summary;
import org.stylegan4j.nn.Adam;
import org.stylegan4j.tensor.DType;

/**
 * All settings of a StyleGAN2 training that do not come from the data.
 *
 * @param networks sizes of generator and discriminator
 * @param loss what is minimized
 * @param generatorOptimizer Adam before the correction for lazy regularization
 * @param discriminatorOptimizer likewise
 * @param average the moving average of the generator's weights
 */
public record StyleGan2Config(
        Networks networks,
        Loss loss,
        Adam.Settings generatorOptimizer,
        Adam.Settings discriminatorOptimizer,
        Average average)
        implements ModelConfig {
    /** The paper's settings for 1024x1024 faces (config F). */
    public static final StyleGan2Config PAPER = new StyleGan2Config(
            Networks.PAPER, Loss.PAPER, paperOptimizer(0.002), paperOptimizer(0.002), new Average(10_000, 0));

    /**
     * Sizes of both networks; one default per value in {@link #PAPER}.
     *
     * @param stddevGroup images per group of minibatch standard deviation
     * @param convClamp limit of activations, used when a half-precision format is; 0 for none
     * @param halfBlocks how many blocks of highest resolution use the half-precision format
     * @param noise where the per-pixel noise of training comes from; random in the papers
     */
    public record Networks(
            int zDim,
            int wDim,
            int mappingLayers,
            Channels channels,
            Architecture generator,
            Architecture discriminator,
            int stddevGroup,
            double convClamp,
            int halfBlocks,
            NoiseMode noise) {
        /** Config F. */
        public static final Networks PAPER = new Networks(
                512,
                512,
                8,
                new Channels(32768, 512),
                Architecture.SKIP,
                Architecture.RESNET,
                4,
                256,
                4,
                NoiseMode.RANDOM);

        GeneratorConfig generator(Setup s) {
            return new GeneratorConfig(
                    zDim,
                    s.labelDim(),
                    wDim,
                    mappingLayers,
                    s.resolution(),
                    s.channels(),
                    channels,
                    generator,
                    clamp(s),
                    halfBlocks);
        }

        DiscriminatorConfig discriminator(Setup s) {
            return new DiscriminatorConfig(
                    s.labelDim(),
                    s.resolution(),
                    s.channels(),
                    channels,
                    discriminator,
                    DiscriminatorConfig.LABEL_LAYERS,
                    stddevGroup,
                    clamp(s),
                    halfBlocks);
        }

        /** Only float16 can overflow; wider formats need no limit. */
        private double clamp(Setup s) {
            return s.compute().half() == DType.FP16 ? convClamp : 0;
        }
    }

    /**
     * What is minimized: the non-saturating logistic loss with R1 and path-length regularization.
     *
     * @param gamma weight of R1 (Mescheder et al. 2018)
     * @param pathLengthWeight 2 in the paper, 0 for none
     * @param pathLengthDecay how fast the mean path length follows, 0.01
     * @param pathLengthShrink the path-length batch is smaller by this factor, 2
     * @param mixing probability of style mixing, 0.9
     * @param generatorInterval path length every so many steps, 4
     * @param discriminatorInterval R1 every so many steps, 16
     */
    public record Loss(
            double gamma,
            double pathLengthWeight,
            double pathLengthDecay,
            int pathLengthShrink,
            double mixing,
            int generatorInterval,
            int discriminatorInterval) {
        /** Karras et al. 2020, appendix B. */
        public static final Loss PAPER = new Loss(10, 2, 0.01, 2, 0.9, 4, 16);

        public Loss {
            if (!(gamma >= 0 && pathLengthWeight >= 0)) {
                throw new IllegalArgumentException(
                        "regularization weights must not be negative: " + gamma + ", " + pathLengthWeight);
            }
            if (!(mixing >= 0 && mixing <= 1)) {
                throw new IllegalArgumentException("mixing must be in [0, 1]: " + mixing);
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

    /** Adam as the StyleGAN papers set it: no first moment, second moment 0.99. */
    public static Adam.Settings paperOptimizer(double learningRate) {
        return new Adam.Settings(learningRate, 0, 0.99, 1e-8);
    }

    @Override
    public String system() {
        return "stylegan2";
    }

    @Override
    public int stddevGroup() {
        return networks.stddevGroup();
    }

    @Override
    public void check(Setup setup) {
        networks.generator(setup);
        networks.discriminator(setup);
    }

    @Override
    public List<Summary> summaries(Setup setup) {
        return List.of(
                Summaries.generator(networks.generator(setup)), Summaries.discriminator(networks.discriminator(setup)));
    }

    @Override
    public Model build(Setup setup) {
        return StyleGan2.create(this, setup);
    }
}
