package org.stylegan4j.model.progan;

import java.util.List;
import org.stylegan4j.model.Model;
import org.stylegan4j.model.ModelConfig;
import org.stylegan4j.model.Summary;
import org.stylegan4j.model.gan.AdversarialModel;
import org.stylegan4j.model.gan.AdversarialTraining;
import org.stylegan4j.model.loss.LossConfig;
import org.stylegan4j.nn.Compute;

/**
 * All settings of an MSG-ProGAN training that do not come from the data (Karnewar and Wang 2020).
 *
 * @param networks sizes of generator and discriminator
 * @param loss what is minimized
 * @param training how both improve
 */
public record MsgProGanConfig(Networks networks, LossConfig loss, AdversarialTraining training) implements ModelConfig {
    /** What {@code --model} calls it. */
    public static final String SYSTEM = "msg-progan";

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
        return Summaries.of(
                setup.resolution(),
                p -> new MsgGenerator(p, networks.generator(setup), Compute.PLAIN),
                p -> new MsgDiscriminator(p, networks.discriminator(setup), Compute.PLAIN));
    }

    @Override
    public Model build(Setup setup) {
        GeneratorConfig gc = networks.generator(setup);
        DiscriminatorConfig dc = networks.discriminator(setup);
        Compute compute = setup.compute();
        AdversarialModel.Plan plan = AdversarialModel.Plan.of(SYSTEM, loss, training);
        return AdversarialModel.create(plan, setup, (g, d, mean) -> {
            MsgGenerator generator = new MsgGenerator(g, gc, compute);
            MsgDiscriminator discriminator = new MsgDiscriminator(d, dc, compute);
            MsgGenerator average = new MsgGenerator(mean, gc, compute);
            return new AdversarialModel.Parts(gc, dc, new MsgPlayers(generator, discriminator), average.images());
        });
    }
}
