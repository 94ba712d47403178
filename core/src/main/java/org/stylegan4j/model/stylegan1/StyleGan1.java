package org.stylegan4j.model.stylegan1;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stylegan4j.model.Model;
import org.stylegan4j.model.ModelConfig.Setup;
import org.stylegan4j.model.Objective;
import org.stylegan4j.model.Phase;
import org.stylegan4j.model.Progress;
import org.stylegan4j.model.Sampler;
import org.stylegan4j.model.growth.Growing;
import org.stylegan4j.model.growth.Growing.Rate;
import org.stylegan4j.model.growth.Lod;
import org.stylegan4j.model.loss.FakeLoss;
import org.stylegan4j.model.loss.GeneratorLoss;
import org.stylegan4j.model.loss.GradientPenalty;
import org.stylegan4j.model.loss.PathLength;
import org.stylegan4j.model.loss.R1;
import org.stylegan4j.model.loss.RealLoss;
import org.stylegan4j.model.loss.RealLossWithR1;
import org.stylegan4j.model.stylegan1.StyleGan1Config.Loss;
import org.stylegan4j.model.stylegan1.StyleGan1Config.Networks;
import org.stylegan4j.model.stylegan1.StyleGan1Config.Regularization;
import org.stylegan4j.nn.Adam;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Ema;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/**
 * StyleGAN in training (Karras et al. 2019), with the switches of its ablations, of MSG-StyleGAN and of StyleGAN2's configs A to
 * D: generator, discriminator and averaged generator. Closing frees weights and optimizers.
 */
final class StyleGan1 implements Model {
    private final StyleGan1Config config;
    private final Map<String, Params> networks = new LinkedHashMap<>();
    private final Map<String, Record> configs = new LinkedHashMap<>();
    private final Map<String, Adam> optimizers = new LinkedHashMap<>();
    private final Tensor meanPathLength;
    private final Generator average;
    private final List<Phase> phases;
    private final Growing growing;

    private StyleGan1(StyleGan1Config config, Setup setup) {
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
            List<Rate> rates = new ArrayList<>();
            phases = phases(players(generator, discriminator), rates);
            List<Lod> grown = grown(generator, discriminator);
            grown.forEach(lod -> lod.set(config.growth().fade(0, setup.resolution())));
            growing = new Growing(config.growth(), setup.resolution(), grown, rates);
        }
    }

    /** Fresh networks for the given data and machine. */
    static StyleGan1 create(StyleGan1Config config, Setup setup) {
        return new StyleGan1(config, setup);
    }

    private Params network(String name, Record shape, Rng rng, Compute compute) {
        Params p = Params.create(rng, compute.device());
        networks.put(name, p);
        configs.put(name, shape);
        return p;
    }

    private Players players(Generator generator, Discriminator discriminator) {
        Networks n = config.networks();
        return new Players(generator, discriminator, config.loss().mixing(), n.noise(), n.multiScale());
    }

    private List<Lod> grown(Generator generator, Discriminator discriminator) {
        List<Lod> lods = new ArrayList<>(List.of(generator.lod(), average.lod()));
        discriminator.lod().ifPresent(lods::add);
        return lods;
    }

    private List<Phase> phases(Players players, List<Rate> rates) {
        Regularization r = config.regularization();
        boolean pathLength = r.pathLengthWeight() > 0;
        boolean lazyPenalty = r.lazy() && config.loss().gamma() > 0;
        Adam g = optimizer("G", config.generatorOptimizer(), pathLength ? r.generatorInterval() : 0, rates);
        Adam d = optimizer("D", config.discriminatorOptimizer(), lazyPenalty ? r.discriminatorInterval() : 0, rates);

        List<Phase> ofG = new ArrayList<>();
        ofG.add(phase("Gmain", List.of(new GeneratorLoss(players, config.loss().form())), g, 1));
        if (pathLength) {
            PathLength.Settings settings =
                    new PathLength.Settings(r.pathLengthWeight(), r.pathLengthDecay(), r.pathLengthShrink());
            Objective penalty = new PathLength(players, settings, meanPathLength);
            ofG.add(phase("Greg", List.of(penalty), g, r.generatorInterval()));
        }
        List<Phase> ofD = new ArrayList<>();
        ofD.add(phase("Dmain", discriminatorLosses(players), d, 1));
        if (lazyPenalty) {
            Objective penalty = new R1(players, config.loss().gamma());
            ofD.add(phase("Dreg", List.of(penalty), d, r.discriminatorInterval()));
        }
        List<Phase> all = new ArrayList<>(config.loss().generatorFirst() ? ofG : ofD);
        all.addAll(config.loss().generatorFirst() ? ofD : ofG);
        return List.copyOf(all);
    }

    private List<Objective> discriminatorLosses(Players players) {
        Loss loss = config.loss();
        List<Objective> all = new ArrayList<>();
        all.add(new FakeLoss(players, loss.form()));
        RealLoss real = new RealLoss(players, loss.form(), loss.drift());
        boolean penalized = loss.gamma() > 0 && !config.regularization().lazy();
        all.add(penalized ? new RealLossWithR1(real, loss.gamma()) : real);
        if (loss.gradientPenalty() > 0) {
            all.add(new GradientPenalty(players, loss.gradientPenalty(), 1));
        }
        return all;
    }

    /** {@code Gmain} of the statistic {@code Loss/G/loss}, {@code Greg} of {@code Loss/G/reg}. */
    private Phase phase(String name, List<Objective> objectives, Adam adam, int interval) {
        String network = name.substring(0, 1);
        String statistic = "Loss/" + network + (name.endsWith("main") ? "/loss" : "/reg");
        return new Phase(name, statistic, objectives, List.of(networks.get(network)), adam, interval, 1);
    }

    private Adam optimizer(String network, Adam.Settings settings, int lazyInterval, List<Rate> rates) {
        Adam adam = new Adam(networks.get(network), lazyInterval > 0 ? settings.lazy(lazyInterval) : settings);
        optimizers.put(network, adam);
        rates.add(new Rate(adam, settings, lazyInterval));
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
        growing.prepare(progress);
    }

    @Override
    public List<Phase> phases() {
        return phases;
    }

    @Override
    public void average(Progress before, int batch) {
        StyleGan1Config.Average a = config.average();
        double beta = Ema.beta(before.images(), batch, a.halfLifeImages(), a.rampUp());
        Ema.update(networks.get("G_ema"), networks.get("G"), beta);
    }

    @Override
    public Sampler sampler() {
        return new GeneratorSampler(average);
    }

    @Override
    public void close() {
        networks.values().forEach(Params::close);
        optimizers.values().forEach(Adam::close);
        meanPathLength.close();
    }
}
