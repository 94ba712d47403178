package org.stylegan4j.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stylegan4j.data.Batch;
import org.stylegan4j.nn.Adam;
import org.stylegan4j.nn.Ema;
import org.stylegan4j.nn.Optimizer;
import org.stylegan4j.nn.Params;
import org.stylegan4j.schedule.Progress;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/** Two linear networks with everything that a real system has: lazy phases, a running mean, a buffer, an average. */
public final class ToyModel implements Model {
    /** The size of a network's input and output. */
    public record Shape(int inputs, int outputs) {}

    private final ToyConfig config;
    private final ModelConfig.Setup setup;
    private final Map<String, Params> networks = new LinkedHashMap<>();
    private final Adam generatorAdam;
    private final Adam discriminatorAdam;
    private final Tensor mean;

    ToyModel(ToyConfig config, ModelConfig.Setup setup) {
        this.config = config;
        this.setup = setup;
        try (Rng rng = new Rng(setup.seed());
                Scope scope = Scope.noGrad()) {
            networks.put("G", linear(rng, config.zDim() + setup.labelDim(), pixels()));
            networks.put("D", linear(rng, pixels(), 1));
            networks.put("G_ema", linear(rng, config.zDim() + setup.labelDim(), pixels()));
            params("G_ema").load(params("G").all());
            mean = scope.release(Tensor.zeros().to(setup.compute().device()));
        }
        generatorAdam =
                new Adam(params("G"), config.optimizer().lazy(config.loss().interval()));
        discriminatorAdam = new Adam(params("D"), config.optimizer());
    }

    private Params linear(Rng rng, int in, int out) {
        Params p = Params.create(rng, setup.compute().device());
        Params layer = p.at("layer");
        layer.normal("weight", 0.1, out, in);
        layer.fill("bias", 0, out);
        layer.buffer("average", () -> Tensor.zeros(out));
        return p;
    }

    private int pixels() {
        return setup.channels() * setup.resolution() * setup.resolution();
    }

    private Params params(String network) {
        return networks.get(network);
    }

    private Tensor apply(String network, Tensor x) {
        Map<String, Tensor> all = params(network).all();
        return x.linear(all.get("layer.weight"), all.get("layer.bias"));
    }

    private Tensor fake(Step step, long n) {
        Tensor z = step.latents(n, config.zDim());
        Tensor x = apply("G", Tensor.cat(1, z, step.fakeLabels(n)));
        try (Scope scope = Scope.noGrad()) {
            InPlace.lerp(params("G").all().get("layer.average"), x.mean(0L), 0.1);
        }
        return x;
    }

    private Tensor generatorLoss(Batch real, Step step) {
        Tensor scores = apply("D", fake(step, real.size()));
        step.stats().report("Loss/scores/fake", scores);
        return scores.mul(-1).softplus().mean();
    }

    private Tensor generatorPenalty(Batch real, Step step) {
        Tensor size = fake(step, real.size()).square().mean();
        Tensor next = mean.lerp(size, 1 - config.loss().decay());
        InPlace.copy(mean, next.detach());
        return size.sub(next).square();
    }

    private Tensor realLoss(Batch real, Step step) {
        Tensor x = real.images().reshape(real.size(), pixels());
        Tensor scores = apply("D", x);
        step.stats().report("Loss/scores/real", scores);
        return scores.mul(-1).softplus().mean();
    }

    private Tensor fakeLoss(Batch real, Step step) {
        return apply("D", fake(step, real.size())).softplus().mean();
    }

    private Tensor gradientPenalty(Batch real, Step step) {
        Tensor x = real.images().reshape(real.size(), pixels()).detach().requireGrad(true);
        Tensor slope = apply("D", x).sum().gradient(x);
        Tensor penalty = slope.square().sum(1L);
        step.stats().report("Loss/r1_penalty", penalty);
        return penalty.mean().mul(config.loss().gamma() / 2);
    }

    @Override
    public String name() {
        return "toy";
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
        return Map.of(
                "G", new Shape(config.zDim(), pixels()),
                "G_ema", new Shape(config.zDim(), pixels()),
                "D", new Shape(pixels(), 1));
    }

    @Override
    public Map<String, Optimizer> optimizers() {
        return Map.of("G", generatorAdam, "D", discriminatorAdam);
    }

    @Override
    public Map<String, Tensor> state() {
        return Map.of("mean", mean);
    }

    @Override
    public void prepare(Progress progress) {}

    @Override
    public List<Phase> phases() {
        List<Phase.Trained> g = List.of(new Phase.Trained(params("G"), generatorAdam));
        List<Phase.Trained> d = List.of(new Phase.Trained(params("D"), discriminatorAdam));
        int interval = config.loss().interval();
        return List.of(
                new Phase("Gmain", "Loss/G/loss", List.of(this::generatorLoss), g, Due.ALWAYS),
                new Phase("Greg", "Loss/G/reg", List.of(this::generatorPenalty), g, Due.every(interval)),
                new Phase("Dmain", "Loss/D/loss", List.of(this::fakeLoss, this::realLoss), d, Due.ALWAYS),
                new Phase("Dreg", "Loss/D/reg", List.of(this::gradientPenalty), d, Due.every(2 * interval)));
    }

    @Override
    public void average(Progress before, int batch) {
        Ema.update(params("G_ema"), params("G"), Ema.beta(before.images(), batch, 100, 0.5));
    }

    @Override
    public ImageGenerator sampler() {
        return new ImageGenerator() {
            @Override
            public int zDim() {
                return config.zDim();
            }

            @Override
            public int imageChannels() {
                return setup.channels();
            }

            @Override
            public int resolution() {
                return setup.resolution();
            }

            @Override
            public int labelDim() {
                return setup.labelDim();
            }

            @Override
            public Tensor draw(Tensor z, Tensor labels) {
                return apply("G_ema", Tensor.cat(1, z, labels))
                        .reshape(z.size(0), setup.channels(), setup.resolution(), setup.resolution());
            }
        };
    }

    @Override
    public void close() {
        networks.values().forEach(Params::close);
        optimizers().values().forEach(Optimizer::close);
        mean.close();
    }
}
