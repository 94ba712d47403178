package org.stylegan4j.model.stylegan2;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stylegan4j.model.Model;
import org.stylegan4j.model.ModelConfig.Setup;
import org.stylegan4j.model.Phase;
import org.stylegan4j.model.Progress;
import org.stylegan4j.model.Sampler;
import org.stylegan4j.model.StyleSampler;
import org.stylegan4j.model.loss.FakeLoss;
import org.stylegan4j.model.loss.GeneratorLoss;
import org.stylegan4j.model.loss.PathLength;
import org.stylegan4j.model.loss.R1;
import org.stylegan4j.model.loss.RealLoss;
import org.stylegan4j.model.loss.ScoreLoss;
import org.stylegan4j.nn.Adam;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Ema;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/**
 * StyleGAN2 in training (Karras et al. 2020): generator, discriminator and averaged generator, with the phases Gmain, Greg,
 * Dmain and Dreg. Closing frees weights and optimizers.
 */
final class StyleGan2 implements Model {
    private final StyleGan2Config config;
    private final Map<String, Params> networks = new LinkedHashMap<>();
    private final Map<String, Record> configs = new LinkedHashMap<>();
    private final Map<String, Adam> optimizers = new LinkedHashMap<>();
    private final Tensor meanPathLength;
    private final Generator average;
    private final List<Phase> phases;

    private StyleGan2(StyleGan2Config config, Setup setup) {
        this.config = config;
        GeneratorConfig g = config.networks().generator(setup);
        DiscriminatorConfig d = config.networks().discriminator(setup);
        try (Rng rng = new Rng(setup.seed());
                Scope scope = Scope.open()) {
            Compute compute = setup.compute();
            Generator generator = new Generator(network("G", g, rng, compute), g, compute);
            Discriminator discriminator = new Discriminator(network("D", d, rng, compute), d, compute);
            average = new Generator(network("G_ema", g, rng, compute), g, compute);
            networks.get("G_ema").load(networks.get("G").all());
            meanPathLength = scope.release(Tensor.full(0, DType.FP32, compute.device()));
            phases = phases(new Players(
                    generator,
                    discriminator,
                    config.loss().mixing(),
                    config.networks().noise()));
        }
    }

    /** Fresh networks for the given data and machine. */
    static StyleGan2 create(StyleGan2Config config, Setup setup) {
        return new StyleGan2(config, setup);
    }

    private Params network(String name, Record shape, Rng rng, Compute compute) {
        Params p = Params.create(rng, compute.device());
        networks.put(name, p);
        configs.put(name, shape);
        return p;
    }

    private List<Phase> phases(Players players) {
        StyleGan2Config.Loss loss = config.loss();
        boolean pathLength = loss.pathLengthWeight() > 0;
        boolean r1 = loss.gamma() > 0;
        List<Params> g = List.of(networks.get("G"));
        List<Params> d = List.of(networks.get("D"));
        Adam gAdam = optimizer("G", config.generatorOptimizer(), pathLength, loss.generatorInterval());
        Adam dAdam = optimizer("D", config.discriminatorOptimizer(), r1, loss.discriminatorInterval());

        ScoreLoss form = ScoreLoss.NON_SATURATING;
        List<Phase> all = new ArrayList<>();
        all.add(new Phase("Gmain", "Loss/G/loss", List.of(new GeneratorLoss(players, form)), g, gAdam, 1, 1));
        if (pathLength) {
            PathLength.Settings settings =
                    new PathLength.Settings(loss.pathLengthWeight(), loss.pathLengthDecay(), loss.pathLengthShrink());
            PathLength penalty = new PathLength(players, settings, meanPathLength);
            all.add(new Phase("Greg", "Loss/G/reg", List.of(penalty), g, gAdam, loss.generatorInterval(), 1));
        }
        all.add(new Phase(
                "Dmain",
                "Loss/D/loss",
                List.of(new FakeLoss(players, form), new RealLoss(players, form)),
                d,
                dAdam,
                1,
                1));
        if (r1) {
            R1 penalty = new R1(players, loss.gamma());
            all.add(new Phase("Dreg", "Loss/D/reg", List.of(penalty), d, dAdam, loss.discriminatorInterval(), 1));
        }
        return List.copyOf(all);
    }

    private Adam optimizer(String network, Adam.Settings settings, boolean lazy, int interval) {
        Adam adam = new Adam(networks.get(network), lazy ? settings.lazy(interval) : settings);
        optimizers.put(network, adam);
        return adam;
    }

    @Override
    public String name() {
        return config.system();
    }

    @Override
    public Map<String, Params> networks() {
        return networks;
    }

    @Override
    public List<String> publishedNetworks() {
        return List.of("G_ema", "D");
    }

    @Override
    public Map<String, Record> configs() {
        return configs;
    }

    @Override
    public Map<String, Adam> optimizers() {
        return optimizers;
    }

    @Override
    public Map<String, Tensor> state() {
        return Map.of("pl_mean", meanPathLength);
    }

    @Override
    public void prepare(Progress progress) {
        // nothing here depends on progress
    }

    @Override
    public List<Phase> phases() {
        return phases;
    }

    @Override
    public void average(Progress before, int batch) {
        StyleGan2Config.Average a = config.average();
        double beta = Ema.beta(before.images(), batch, a.halfLifeImages(), a.rampUp());
        Ema.update(networks.get("G_ema"), networks.get("G"), beta);
    }

    @Override
    public Sampler sampler() {
        return new StyleSampler(average);
    }

    @Override
    public void close() {
        networks.values().forEach(Params::close);
        optimizers.values().forEach(Adam::close);
        meanPathLength.close();
    }
}
