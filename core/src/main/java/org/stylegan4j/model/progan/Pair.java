package org.stylegan4j.model.progan;

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
import org.stylegan4j.model.growth.Growth;
import org.stylegan4j.model.growth.Lod;
import org.stylegan4j.model.loss.Adversaries;
import org.stylegan4j.model.loss.LossConfig;
import org.stylegan4j.nn.Adam;
import org.stylegan4j.nn.Ema;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/**
 * A generator, a discriminator and the average of the generator in training: each step improves first the discriminator, then
 * the generator. Closing frees weights and optimizers.
 */
final class Pair implements Model {
    private final Settings settings;
    private final Map<String, Params> networks = new LinkedHashMap<>();
    private final Map<String, Adam> optimizers = new LinkedHashMap<>();
    private final Parts parts;
    private final Growing growing;
    private final List<Phase> phases;

    /** What all pairs have to be told. */
    record Settings(
            String system,
            LossConfig loss,
            Growth growth,
            Adam.Settings generatorOptimizer,
            Adam.Settings discriminatorOptimizer,
            double averageDecay) {}

    /**
     * Networks that were built.
     *
     * @param growing those that follow the growth
     */
    record Parts(Record generator, Record discriminator, Adversaries players, Sampler sampler, List<Lod> growing) {}

    /** Builds the three networks in their weights. */
    interface Builder {
        Parts build(Params generator, Params discriminator, Params average);
    }

    private Pair(Settings settings, Setup setup, Builder builder) {
        this.settings = settings;
        try (Rng rng = new Rng(setup.seed());
                Scope scope = Scope.open()) {
            for (String name : List.of("G", "D", "G_ema")) {
                networks.put(name, Params.create(rng, setup.compute().device()));
            }
            parts = builder.build(networks.get("G"), networks.get("D"), networks.get("G_ema"));
            networks.get("G_ema").load(networks.get("G").all());
        }
        optimizers.put("G", new Adam(networks.get("G"), settings.generatorOptimizer()));
        optimizers.put("D", new Adam(networks.get("D"), settings.discriminatorOptimizer()));
        growing = new Growing(
                settings.growth(),
                setup.resolution(),
                parts.growing(),
                List.of(
                        new Growing.Rate(optimizers.get("G"), settings.generatorOptimizer(), 0),
                        new Growing.Rate(optimizers.get("D"), settings.discriminatorOptimizer(), 0)));
        phases = List.of(
                phase("D", settings.loss().discriminator(parts.players())),
                phase("G", settings.loss().generator(parts.players())));
    }

    /** Fresh networks for the given data and machine. */
    static Pair create(Settings settings, Setup setup, Builder builder) {
        return new Pair(settings, setup, builder);
    }

    private Phase phase(String network, List<Objective> objectives) {
        return new Phase(
                network + "main",
                "Loss/" + network + "/loss",
                objectives,
                List.of(networks.get(network)),
                optimizers.get(network),
                1,
                1);
    }

    @Override
    public String name() {
        return settings.system();
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
        return Map.of("G", parts.generator(), "D", parts.discriminator(), "G_ema", parts.generator());
    }

    @Override
    public Map<String, Adam> optimizers() {
        return optimizers;
    }

    @Override
    public Map<String, Tensor> state() {
        return Map.of();
    }

    @Override
    public void prepare(Progress progress) {
        if (!parts.growing().isEmpty()) {
            growing.prepare(progress);
        }
    }

    @Override
    public List<Phase> phases() {
        return phases;
    }

    @Override
    public void average(Progress before, int batch) {
        Ema.update(networks.get("G_ema"), networks.get("G"), settings.averageDecay());
    }

    @Override
    public Sampler sampler() {
        return parts.sampler();
    }

    @Override
    public void close() {
        networks.values().forEach(Params::close);
        optimizers.values().forEach(Adam::close);
    }
}
