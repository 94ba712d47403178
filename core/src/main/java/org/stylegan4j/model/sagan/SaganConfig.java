package org.stylegan4j.model.sagan;

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
import org.stylegan4j.nn.Spectral;

/**
 * All settings of a SAGAN training that do not come from the data.
 *
 * @param networks sizes of generator and discriminator
 * @param loss what is minimized
 * @param training how both improve
 */
public record SaganConfig(Networks networks, LossConfig loss, AdversarialTraining training) implements ModelConfig {
    /** What {@code --model} calls it. */
    public static final String SYSTEM = "sagan";

    /**
     * Sizes of both networks; all their weights are divided by their largest singular value.
     *
     * @param zDim Z, length of the latents
     * @param generatorWidth feature maps of the widest block
     * @param discriminatorWidth likewise
     * @param generatorAttention side of the feature maps that attend to themselves
     * @param discriminatorAttention likewise
     */
    public record Networks(
            int zDim, int generatorWidth, int discriminatorWidth, int generatorAttention, int discriminatorAttention) {
        /** Section 5: for ImageNet at 128x128. */
        public static final Networks PAPER = new Networks(128, 1024, 1024, 32, 32);

        private GeneratorConfig generator(Setup s) {
            return new GeneratorConfig(
                    zDim,
                    s.labelDim(),
                    s.resolution(),
                    s.channels(),
                    generatorWidth,
                    GeneratorConfig.Upsampling.NEAREST,
                    generatorAttention,
                    Spectral.TORCH);
        }

        private DiscriminatorConfig discriminator(Setup s) {
            return new DiscriminatorConfig(
                    s.labelDim(),
                    s.resolution(),
                    s.channels(),
                    discriminatorWidth,
                    DiscriminatorConfig.Pooling.SUM,
                    false,
                    discriminatorAttention,
                    Spectral.TORCH,
                    Spectral.TORCH);
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
