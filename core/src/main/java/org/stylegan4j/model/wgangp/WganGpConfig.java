package org.stylegan4j.model.wgangp;

import java.util.List;
import org.stylegan4j.model.Model;
import org.stylegan4j.model.ModelConfig;
import org.stylegan4j.model.Summary;
import org.stylegan4j.model.gan.AdversarialModel;
import org.stylegan4j.model.gan.AdversarialTraining;
import org.stylegan4j.model.loss.LossConfig;
import org.stylegan4j.model.resnet.DiscriminatorConfig;
import org.stylegan4j.model.resnet.GeneratorConfig;
import org.stylegan4j.model.resnet.ResnetModel;

/**
 * All settings of a WGAN-GP training that do not come from the data.
 *
 * @param networks sizes of generator and discriminator
 * @param loss what is minimized
 * @param training how both improve
 */
public record WganGpConfig(Networks networks, LossConfig loss, AdversarialTraining training) implements ModelConfig {
    /** What {@code --model} calls it. */
    public static final String SYSTEM = "wgan-gp";

    /**
     * Sizes of both networks.
     *
     * @param zDim Z, length of the latents
     * @param generatorWidth feature maps of the widest block
     * @param criticWidth likewise
     */
    public record Networks(int zDim, int generatorWidth, int criticWidth) {
        /** Appendix F: residual networks for CIFAR-10. */
        public static final Networks PAPER = new Networks(128, 128, 128);

        private GeneratorConfig generator(Setup s) {
            return GeneratorConfig.of(zDim, s.labelDim(), s.resolution(), s.channels(), generatorWidth);
        }

        private DiscriminatorConfig discriminator(Setup s) {
            return DiscriminatorConfig.critic(s.labelDim(), s.resolution(), s.channels(), criticWidth);
        }

        private ResnetModel model(Setup s) {
            return new ResnetModel(generator(s), discriminator(s));
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
        networks.model(setup);
    }

    @Override
    public List<Summary> summaries(Setup setup) {
        return networks.model(setup).summaries();
    }

    @Override
    public Model build(Setup setup) {
        return networks.model(setup).build(AdversarialModel.Plan.of(SYSTEM, loss, training), setup);
    }
}
