package org.stylegan4j.model.sngan;

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
 * All settings of a SNGAN training that do not come from the data.
 *
 * @param networks sizes of generator and discriminator
 * @param loss what is minimized
 * @param training how both improve
 */
public record SnganConfig(Networks networks, LossConfig loss, AdversarialTraining training) implements ModelConfig {
    /** What {@code --model} calls it. */
    public static final String SYSTEM = "sngan";

    /**
     * Sizes of both networks. With labels the generator has gains for each class and the discriminator projects on them (Miyato and Koyama
     * 2018).
     *
     * @param zDim Z, length of the latents
     * @param generatorWidth feature maps of the widest block
     * @param discriminatorWidth likewise
     */
    public record Networks(int zDim, int generatorWidth, int discriminatorWidth) {
        /** Table 4: residual networks for CIFAR-10. */
        public static final Networks PAPER = new Networks(128, 256, 128);

        private GeneratorConfig generator(Setup s) {
            return GeneratorConfig.of(zDim, s.labelDim(), s.resolution(), s.channels(), generatorWidth);
        }

        private DiscriminatorConfig discriminator(Setup s) {
            return DiscriminatorConfig.sngan(s.labelDim(), s.resolution(), s.channels(), discriminatorWidth);
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
