package org.stylegan4j.model.progan;

import java.util.List;
import org.stylegan4j.model.Model;
import org.stylegan4j.model.ModelConfig;
import org.stylegan4j.model.Summary;
import org.stylegan4j.model.gan.AdversarialModel;
import org.stylegan4j.model.gan.AdversarialTraining;
import org.stylegan4j.model.loss.LossConfig;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.schedule.Growth;
import org.stylegan4j.schedule.GrowthStage;

/**
 * All settings of a ProGAN training that do not come from the data (Karras et al. 2018).
 *
 * @param networks sizes of generator and discriminator
 * @param loss what is minimized
 * @param training how both improve; the growth's learning rates go before its own
 * @param growth when which level appears
 */
public record ProGanConfig(Networks networks, LossConfig loss, AdversarialTraining training, Growth growth)
        implements ModelConfig {
    /** What {@code --model} calls it. */
    public static final String SYSTEM = "progan";

    @Override
    public String system() {
        return SYSTEM;
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
    public void check(Setup setup) {
        networks.generator(setup);
        networks.discriminator(setup);
    }

    @Override
    public List<Summary> summaries(Setup setup) {
        GrowthStage start = growth.fade(0, setup.resolution());
        return Summaries.of(
                setup.resolution(),
                p -> new Generator(p, networks.generator(setup), Compute.PLAIN, start),
                p -> new Discriminator(p, networks.discriminator(setup), Compute.PLAIN, start));
    }

    @Override
    public Model build(Setup setup) {
        GeneratorConfig gc = networks.generator(setup);
        DiscriminatorConfig dc = networks.discriminator(setup);
        GrowthStage start = growth.fade(0, setup.resolution());
        Compute compute = setup.compute();
        AdversarialModel.Plan plan =
                AdversarialModel.Plan.of(SYSTEM, loss, training).withGrowth(growth);
        return AdversarialModel.create(plan, setup, (g, d, mean) -> {
            Generator generator = new Generator(g, gc, compute, start);
            Discriminator discriminator = new Discriminator(d, dc, compute, start);
            Generator average = new Generator(mean, gc, compute, start);
            return new AdversarialModel.Parts(
                    gc,
                    dc,
                    new Players(generator, discriminator),
                    average.images(),
                    List.of(generator.lod(), discriminator.lod(), average.lod()));
        });
    }
}
