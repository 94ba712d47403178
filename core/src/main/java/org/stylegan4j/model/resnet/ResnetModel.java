package org.stylegan4j.model.resnet;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stylegan4j.model.GanSystem;
import org.stylegan4j.model.ImageGenerator;
import org.stylegan4j.model.Model;
import org.stylegan4j.model.ModelConfig.Setup;
import org.stylegan4j.model.Summary;
import org.stylegan4j.model.gan.AdversarialModel;
import org.stylegan4j.model.gan.LatentImages;
import org.stylegan4j.model.gan.LatentPlayers;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Mode;

/**
 * Residual networks in training, for all systems that have them.
 *
 * @param generator its shape
 * @param discriminator likewise
 */
public record ResnetModel(GeneratorConfig generator, DiscriminatorConfig discriminator) {
    private static final Pattern BLOCK = Pattern.compile("block(\\d+)\\..*");

    /** How the generator in a network file is built. */
    public static GanSystem.Generator<GeneratorConfig> reader() {
        return new GanSystem.Generator<>(
                GeneratorConfig.class, (weights, config, compute) -> images(new Generator(weights, config, compute)));
    }

    /** Fresh networks. The caller closes the model. */
    public Model build(AdversarialModel.Plan plan, Setup setup) {
        Compute compute = setup.compute();
        return AdversarialModel.create(plan, setup, (g, d, mean) -> {
            Generator generatorNet = new Generator(g, generator, compute);
            Discriminator discriminatorNet = new Discriminator(d, discriminator, compute);
            LatentPlayers players = new LatentPlayers(
                    generator.zDim(),
                    (z, labels) -> generatorNet.forward(z, labels, Mode.TRAINING),
                    (x, labels) -> discriminatorNet.forward(x, labels, Mode.TRAINING));
            return new AdversarialModel.Parts(
                    generator, discriminator, players, images(new Generator(mean, generator, compute)));
        });
    }

    private static ImageGenerator images(Generator generator) {
        GeneratorConfig c = generator.config();
        return new LatentImages(
                c.zDim(),
                c.labelDim(),
                c.imageChannels(),
                c.resolution(),
                (z, labels) -> generator.forward(z, labels, Mode.INFERENCE));
    }

    /** Tables of both networks' layers. */
    public List<Summary> summaries() {
        return List.of(
                Summary.ofMaps("Generator", p -> new Generator(p, generator, Compute.PLAIN), this::generatorSide),
                Summary.ofMaps(
                        "Discriminator",
                        p -> new Discriminator(p, discriminator, Compute.PLAIN),
                        this::discriminatorSide));
    }

    private int generatorSide(String layer) {
        Matcher block = BLOCK.matcher(layer);
        if (block.matches()) {
            return generator.plan().bottom() << (Integer.parseInt(block.group(1)) - 1);
        }
        return layer.equals("l1") ? 0 : layer.startsWith("attn") ? generator.attention() : generator.resolution();
    }

    private int discriminatorSide(String layer) {
        Matcher block = BLOCK.matcher(layer);
        if (block.matches()) {
            int halved = Math.min(
                    Integer.parseInt(block.group(1)), discriminator.plan().halvings());
            return discriminator.resolution() >> halved;
        }
        return layer.startsWith("attn") ? discriminator.attention() : 0;
    }
}
