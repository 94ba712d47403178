package org.stylegan4j.model.gan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.stylegan4j.model.Due;
import org.stylegan4j.model.ImageGenerator;
import org.stylegan4j.model.Model;
import org.stylegan4j.model.ModelConfig.Setup;
import org.stylegan4j.model.Objective;
import org.stylegan4j.model.Phase;
import org.stylegan4j.model.growth.LodBuffer;
import org.stylegan4j.model.growth.ProgressiveGrowing;
import org.stylegan4j.model.loss.GanNetworks;
import org.stylegan4j.model.loss.LossConfig;
import org.stylegan4j.model.style.PathLength;
import org.stylegan4j.model.style.PathLengthGenerator;
import org.stylegan4j.nn.Ema;
import org.stylegan4j.nn.Maintained;
import org.stylegan4j.nn.Optimizer;
import org.stylegan4j.nn.OptimizerConfig;
import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.Upkeep;
import org.stylegan4j.schedule.Growth;
import org.stylegan4j.schedule.Progress;
import org.stylegan4j.tensor.Closer;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/**
 * A generator, a discriminator and the average of the generator in training, with the phases Gmain, Greg, Dmain and Dreg as far as the
 * settings ask for them. Closing frees weights and optimizers.
 */
public final class AdversarialModel implements Model {
    private static final String G = "G";
    private static final String D = "D";
    private static final String AVERAGE = "G_ema";

    private final Plan plan;
    private final Map<String, Params> networks = new LinkedHashMap<>();
    private final Map<String, Optimizer> optimizers = new LinkedHashMap<>();
    private final Closer owned = new Closer();
    private final List<Rate> rates = new ArrayList<>();
    private final Map<String, Tensor> state = new LinkedHashMap<>();
    private final Parts parts;
    private final Optional<ProgressiveGrowing> growing;
    private final List<Phase> phases;

    /** An optimizer, its settings, and the share of the learning rate that lazy regularization leaves. */
    private record Rate(Optimizer optimizer, OptimizerConfig config, double share) {}

    /**
     * What the settings say.
     *
     * @param system as {@code --model} names it
     * @param loss of both players
     * @param training how they improve
     * @param pathLength of the generator; for players that are {@link PathLengthGenerator}
     * @param growth of networks that have a level of detail
     */
    public record Plan(
            String system,
            LossConfig loss,
            AdversarialTraining training,
            Optional<PathLength.Settings> pathLength,
            Growth growth) {
        /** Without path lengths and growth. */
        public static Plan of(String system, LossConfig loss, AdversarialTraining training) {
            return new Plan(system, loss, training, Optional.empty(), Growth.NONE);
        }

        /** The same with networks that grow. */
        public Plan withGrowth(Growth other) {
            return new Plan(system, loss, training, pathLength, other);
        }

        /** The same with a generator whose path lengths are regularized. */
        public Plan withPathLength(PathLength.Settings settings) {
            return new Plan(system, loss, training, Optional.of(settings), growth);
        }

        private int pathInterval() {
            return pathLength
                    .filter(s -> s.weight() > 0)
                    .map(PathLength.Settings::interval)
                    .orElse(0);
        }
    }

    /**
     * Networks that were built.
     *
     * @param generator what a network file must know of its shape
     * @param discriminator likewise
     * @param players as losses see them
     * @param sampler draws by the average
     * @param growing those that follow the growth
     */
    public record Parts(
            Record generator,
            Record discriminator,
            GanNetworks players,
            ImageGenerator sampler,
            List<LodBuffer> growing) {
        public Parts {
            growing = List.copyOf(growing);
        }

        /** Networks that do not grow. */
        public Parts(Record generator, Record discriminator, GanNetworks players, ImageGenerator sampler) {
            this(generator, discriminator, players, sampler, List.of());
        }
    }

    /** Builds the three networks in their weights, in this order, which decides about the weights that are drawn. */
    @FunctionalInterface
    public interface Builder {
        Parts build(Params generator, Params discriminator, Params average);
    }

    private AdversarialModel(Plan plan, Setup setup, Builder builder) {
        this.plan = plan;
        try (Rng rng = new Rng(setup.seed());
                Scope scope = Scope.open()) {
            for (String name : List.of(G, D, AVERAGE)) {
                networks.put(name, owned.add(Params.create(rng, setup.compute().device())));
            }
            parts = builder.build(networks.get(G), networks.get(D), networks.get(AVERAGE));
            networks.get(AVERAGE).load(networks.get(G).all());
            if (parts.players() instanceof PathLengthGenerator) {
                Tensor mean = Tensor.full(0, DType.FP32, setup.compute().device());
                state.put("pl_mean", owned.add(scope.release(mean)));
            }
            phases = plannedPhases();
            growing = parts.growing().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ProgressiveGrowing(plan.growth(), setup.resolution(), parts.growing()));
            growing.ifPresent(ProgressiveGrowing::begin);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Fresh networks for the given data and machine.
     *
     * @throws IllegalArgumentException when the networks cannot be built; nothing is left behind then
     */
    public static AdversarialModel create(Plan plan, Setup setup, Builder builder) {
        return new AdversarialModel(plan, setup, builder);
    }

    private List<Phase> plannedPhases() {
        LossConfig loss = plan.loss();
        GanNetworks players = parts.players();
        int lazyG = plan.pathInterval();
        int lazyD = loss.penalty().lazyInterval();
        Phase.Trained g = trained(G, plan.training().generator(), lazyG);
        Phase.Trained d = trained(D, plan.training().discriminator(), lazyD);

        List<Phase> ofG = new ArrayList<>();
        ofG.add(main(g, loss.generator(players, plan.training().turns().fakes()), Due.ALWAYS));
        if (lazyG > 0) {
            ofG.add(regularization(g, pathLength(players), lazyG));
        }
        List<Phase> ofD = new ArrayList<>();
        ofD.add(main(d, loss.discriminator(players), plan.training().turns()::discriminator));
        loss.lazyPenalty(players).ifPresent(penalty -> ofD.add(regularization(d, penalty, lazyD)));

        boolean generatorFirst = plan.training().turns().generatorFirst();
        List<Phase> all = new ArrayList<>(generatorFirst ? ofG : ofD);
        all.addAll(generatorFirst ? ofD : ofG);
        return List.copyOf(all);
    }

    private PathLength pathLength(GanNetworks players) {
        return new PathLength((PathLengthGenerator) players, plan.pathLength().orElseThrow(), state.get("pl_mean"));
    }

    private Phase.Trained trained(String network, OptimizerConfig config, int lazyInterval) {
        OptimizerConfig used = lazyInterval > 0 ? config.lazy(lazyInterval) : config;
        Optimizer optimizer = owned.add(maintained(used.build(networks.get(network)), network));
        optimizers.put(network, optimizer);
        rates.add(new Rate(optimizer, config, used.learningRate() / config.learningRate()));
        return new Phase.Trained(networks.get(network), optimizer);
    }

    private Optimizer maintained(Optimizer plain, String network) {
        double limit = network.equals(D) ? plan.loss().penalty().clip() : 0;
        return limit == 0 ? plain : new Maintained(plain, () -> Upkeep.clip(networks.get(network), limit));
    }

    private String name(Phase.Trained player) {
        return player.network() == networks.get(G) ? G : D;
    }

    private Phase main(Phase.Trained player, List<Objective> objectives, Due due) {
        String name = name(player);
        return new Phase(name + "main", "Loss/" + name + "/loss", objectives, List.of(player), due);
    }

    private Phase regularization(Phase.Trained player, Objective penalty, int interval) {
        String name = name(player);
        return new Phase(name + "reg", "Loss/" + name + "/reg", List.of(penalty), List.of(player), Due.every(interval));
    }

    @Override
    public String name() {
        return plan.system();
    }

    @Override
    public Map<String, Params> networks() {
        return networks;
    }

    @Override
    public List<String> publishedNetworks() {
        return List.of(AVERAGE, D);
    }

    @Override
    public Map<String, Record> configs() {
        return Map.of(G, parts.generator(), D, parts.discriminator(), AVERAGE, parts.generator());
    }

    @Override
    public Map<String, Optimizer> optimizers() {
        return optimizers;
    }

    @Override
    public Map<String, Tensor> state() {
        return state;
    }

    /** When a level begins to fade in or has faded in, the optimizers forget their moments, as in the published training. */
    @Override
    public void prepare(Progress progress) {
        boolean newStage = growing.isPresent() && growing.get().prepare(progress);
        OptionalDouble ofLevel = growing.map(g -> g.learningRate(progress)).orElse(OptionalDouble.empty());
        double factor = plan.training().schedule().factor(progress);
        for (Rate rate : rates) {
            double base = ofLevel.orElse(rate.config().learningRate());
            rate.optimizer().rate(base * rate.share() * factor);
            if (newStage) {
                rate.optimizer().reset();
            }
        }
    }

    @Override
    public List<Phase> phases() {
        return phases;
    }

    @Override
    public void average(Progress before, int batch) {
        Ema.update(
                networks.get(AVERAGE),
                networks.get(G),
                plan.training().average().beta(before, batch));
    }

    @Override
    public ImageGenerator sampler() {
        return parts.sampler();
    }

    @Override
    public void close() {
        owned.close();
    }
}
