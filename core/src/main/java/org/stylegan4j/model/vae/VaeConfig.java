package org.stylegan4j.model.vae;

import java.util.List;
import org.stylegan4j.model.ImageGenerator;
import org.stylegan4j.model.Model;
import org.stylegan4j.model.ModelConfig;
import org.stylegan4j.model.Summary;
import org.stylegan4j.model.gan.Average;
import org.stylegan4j.model.gan.LatentImages;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Mode;
import org.stylegan4j.nn.OptimizerConfig;
import org.stylegan4j.schedule.RateSchedule;

/**
 * All settings of a variational autoencoder's training that do not come from the data (Kingma and Welling 2014).
 *
 * @param networks their sizes
 * @param divergence weight of how far an image's latents are from normal ones: 1 is the paper's bound; less draws sharper, more is the
 *     β of Higgins et al. 2017
 * @param training how they improve
 */
public record VaeConfig(Networks networks, double divergence, Training training) implements ModelConfig {
    /** What {@code --model} calls it. */
    public static final String SYSTEM = "vae";

    public VaeConfig {
        if (!(divergence >= 0)) {
            throw new IllegalArgumentException("weight of the divergence must not be negative: " + divergence);
        }
    }

    /**
     * Sizes of encoder and decoder.
     *
     * @param zDim Z, length of the latents
     * @param width of the hidden layer, or feature maps of the first convolution, each further one having twice as many
     * @param layers convolutions
     */
    public record Networks(AutoencoderConfig.Kind kind, int zDim, int width, int layers) {
        AutoencoderConfig shape(Setup s) {
            int count = kind == AutoencoderConfig.Kind.MLP ? 1 : layers;
            return new AutoencoderConfig(
                    kind, zDim, s.resolution(), s.channels(), AutoencoderConfig.doubling(width, count));
        }
    }

    /**
     * How the networks improve.
     *
     * @param average of all weights
     */
    public record Training(OptimizerConfig optimizer, RateSchedule schedule, Average average) {}

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
        if (setup.labelDim() > 0) {
            throw new IllegalArgumentException("a " + SYSTEM + " has no labels here: leave out --cond");
        }
        networks.shape(setup);
    }

    @Override
    public List<Summary> summaries(Setup setup) {
        return List.of(
                Summary.ofVectors("Autoencoder", p -> networks.shape(setup).build(p, Compute.PLAIN)));
    }

    @Override
    public Model build(Setup setup) {
        check(setup);
        return new VaeModel(this, setup);
    }

    /** The decoder as drawing sees it. */
    static ImageGenerator images(Autoencoder net) {
        return new LatentImages(
                net.zDim(), 0, net.imageChannels(), net.resolution(), (z, labels) -> net.decode(z, Mode.INFERENCE));
    }
}
