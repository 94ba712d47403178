package org.stylegan4j.model.biggan;

import java.util.List;
import org.stylegan4j.model.ImageGenerator;
import org.stylegan4j.model.Model;
import org.stylegan4j.model.ModelConfig;
import org.stylegan4j.model.Summary;
import org.stylegan4j.model.gan.AdversarialModel;
import org.stylegan4j.model.gan.AdversarialTraining;
import org.stylegan4j.model.gan.LatentImages;
import org.stylegan4j.model.loss.LossConfig;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Mode;

/**
 * All settings of a BigGAN or BigGAN-deep training that do not come from the data (Brock et al. 2019).
 *
 * @param networks sizes of generator and discriminator
 * @param loss what is minimized
 * @param orthogonal weight of the generator's orthogonal regularization (equation 3), 0.0001; 0 for none
 * @param training how both improve
 */
public record BigGanConfig(Networks networks, LossConfig loss, double orthogonal, AdversarialTraining training)
        implements ModelConfig {
    /** What {@code --model} calls it. */
    public static final String SYSTEM = "biggan";

    private static final int SHARED = 128;

    public BigGanConfig {
        if (!(orthogonal >= 0)) {
            throw new IllegalArgumentException("orthogonal weight must not be negative: " + orthogonal);
        }
    }

    /**
     * Sizes of both networks.
     *
     * @param zDim Z, length of the latents, of which each level has a part
     * @param width the multiplier ch
     * @param depth blocks for each resolution of BigGAN-deep; 0 for BigGAN
     * @param generatorAttention side of the feature maps that attend to themselves; 0 for none
     * @param discriminatorAttention likewise; at 32, 16 means behind each block
     */
    public record Networks(int zDim, int width, int depth, int generatorAttention, int discriminatorAttention) {
        /** For 128x128 (table 4): 120 numbers, of which six levels have 20 each. */
        public static final Networks PAPER = new Networks(120, 96, 0, 64, 64);

        private GeneratorConfig generator(Setup s) {
            return new GeneratorConfig(
                    zDim,
                    s.labelDim(),
                    s.resolution(),
                    s.channels(),
                    width,
                    SHARED,
                    true,
                    depth,
                    generatorAttention,
                    Style.BIGGAN);
        }

        private DiscriminatorConfig discriminator(Setup s) {
            return new DiscriminatorConfig(
                    s.labelDim(),
                    s.resolution(),
                    s.channels(),
                    width,
                    true,
                    depth,
                    discriminatorAttention,
                    Style.BIGGAN);
        }
    }

    @Override
    public String system() {
        return SYSTEM;
    }

    @Override
    public boolean halfPrecision() {
        return false;
    }

    @Override
    public void check(Setup setup) {
        networks.generator(setup);
        networks.discriminator(setup);
    }

    @Override
    public List<Summary> summaries(Setup setup) {
        return List.of(
                Summary.ofMaps("Generator", p -> new Generator(p, networks.generator(setup), Compute.PLAIN), l -> 0),
                Summary.ofMaps(
                        "Discriminator",
                        p -> new Discriminator(p, networks.discriminator(setup), Compute.PLAIN),
                        l -> 0));
    }

    @Override
    public Model build(Setup setup) {
        GeneratorConfig gc = networks.generator(setup);
        DiscriminatorConfig dc = networks.discriminator(setup);
        Compute compute = setup.compute();
        return AdversarialModel.create(AdversarialModel.Plan.of(SYSTEM, loss, training), setup, (g, d, mean) -> {
            Generator generator = new Generator(g, gc, compute);
            Discriminator discriminator = new Discriminator(d, dc, compute);
            return new AdversarialModel.Parts(
                    gc,
                    dc,
                    new Players(generator, discriminator, g, orthogonal),
                    images(new Generator(mean, gc, compute)));
        });
    }

    /** The generator as drawing sees it, by the statistics that training left behind. */
    static ImageGenerator images(Generator generator) {
        GeneratorConfig c = generator.config();
        return new LatentImages(
                c.zDim(),
                c.labelDim(),
                c.imageChannels(),
                c.resolution(),
                (z, labels) -> generator.forward(z, labels, Mode.INFERENCE));
    }
}
