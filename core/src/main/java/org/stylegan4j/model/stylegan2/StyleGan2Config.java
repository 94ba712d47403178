package org.stylegan4j.model.stylegan2;

import java.util.List;
import org.stylegan4j.model.Model;
import org.stylegan4j.model.ModelConfig;
import org.stylegan4j.model.NoiseMode;
import org.stylegan4j.model.StyleImages;
import org.stylegan4j.model.Summary;
import org.stylegan4j.model.gan.AdversarialModel;
import org.stylegan4j.model.gan.AdversarialModel.Plan;
import org.stylegan4j.model.gan.AdversarialTraining;
import org.stylegan4j.model.gan.Average;
import org.stylegan4j.model.gan.Turns;
import org.stylegan4j.model.loss.LossConfig;
import org.stylegan4j.model.loss.PenaltyConfig;
import org.stylegan4j.model.loss.ScoreLoss;
import org.stylegan4j.model.style.StyleTraining;
import org.stylegan4j.nn.Channels;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.OptimizerConfig;
import org.stylegan4j.tensor.DType;

/**
 * All settings of a StyleGAN2 training that do not come from the data (Karras et al. 2020).
 *
 * @param networks sizes of generator and discriminator
 * @param loss what is minimized
 * @param style what the generator does beside
 * @param training how both improve
 */
public record StyleGan2Config(Networks networks, LossConfig loss, StyleTraining style, AdversarialTraining training)
        implements ModelConfig {
    /** The name of the system. */
    public static final String SYSTEM = "stylegan2";

    /** The non-saturating loss with lazy R1 (Karras et al. 2020, appendix B). */
    public static final LossConfig PAPER_LOSS =
            LossConfig.of(ScoreLoss.NON_SATURATING, PenaltyConfig.r1(10).withInterval(16));

    /** The paper's settings for 1024x1024 faces (config F). */
    public static final StyleGan2Config PAPER = new StyleGan2Config(
            Networks.PAPER, PAPER_LOSS, StyleTraining.PAPER, training(0.002, Average.halfLife(10_000, 0)));

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

        /** The same with other lengths of the latents. */
        public Networks withLatents(int ofZ, int ofW, int layers) {
            return new Networks(
                    ofZ, ofW, layers, channels, generator, discriminator, stddevGroup, convClamp, halfBlocks, noise);
        }

        /** The same with another depth of the mapping. */
        public Networks withMappingLayers(int layers) {
            return withLatents(zDim, wDim, layers);
        }

        /** The same with other widths and groups of minibatch deviation. */
        public Networks withSizes(Channels widths, int group) {
            return new Networks(
                    zDim, wDim, mappingLayers, widths, generator, discriminator, group, convClamp, halfBlocks, noise);
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

    /** As the paper trains, but for the learning rate and the average. */
    public static AdversarialTraining training(double learningRate, Average average) {
        return AdversarialTraining.of(OptimizerConfig.adam(learningRate), average)
                .withTurns(Turns.GENERATOR_FIRST);
    }

    @Override
    public String system() {
        return SYSTEM;
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
        GeneratorConfig gc = networks.generator(setup);
        DiscriminatorConfig dc = networks.discriminator(setup);
        Compute compute = setup.compute();
        Plan plan = Plan.of(SYSTEM, loss, training).withPathLength(style.pathLength());
        return AdversarialModel.create(plan, setup, (g, d, average) -> {
            Generator generator = new Generator(g, gc, compute);
            Discriminator discriminator = new Discriminator(d, dc, compute);
            return new AdversarialModel.Parts(
                    gc,
                    dc,
                    new Players(generator, discriminator, style.mixing(), networks.noise()),
                    new StyleImages(new Generator(average, gc, compute), StyleGan2System.TRUNCATION));
        });
    }
}
