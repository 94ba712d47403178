package org.stylegan4j.model.vae;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stylegan4j.data.Batch;
import org.stylegan4j.model.Due;
import org.stylegan4j.model.ImageGenerator;
import org.stylegan4j.model.Model;
import org.stylegan4j.model.ModelConfig.Setup;
import org.stylegan4j.model.Phase;
import org.stylegan4j.model.Step;
import org.stylegan4j.nn.Ema;
import org.stylegan4j.nn.Mode;
import org.stylegan4j.nn.Optimizer;
import org.stylegan4j.nn.Params;
import org.stylegan4j.schedule.Progress;
import org.stylegan4j.tensor.Closer;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/** Encoder and decoder in training, in one phase. Closing frees weights and optimizer. */
final class VaeModel implements Model {
    private static final String NET = "G";
    private static final String AVERAGE = "G_ema";

    private final VaeConfig config;
    private final AutoencoderConfig shape;
    private final Map<String, Params> networks = new LinkedHashMap<>();
    private final Closer owned = new Closer();
    private final Autoencoder net;
    private final Autoencoder average;
    private final Optimizer optimizer;

    VaeModel(VaeConfig config, Setup setup) {
        this.config = config;
        shape = config.networks().shape(setup);
        try (Rng rng = new Rng(setup.seed());
                Scope scope = Scope.open()) {
            for (String name : List.of(NET, AVERAGE)) {
                networks.put(name, owned.add(Params.create(rng, setup.compute().device())));
            }
            net = shape.build(networks.get(NET), setup.compute());
            average = shape.build(networks.get(AVERAGE), setup.compute());
            networks.get(AVERAGE).load(networks.get(NET).all());
            optimizer = owned.add(config.training().optimizer().build(networks.get(NET)));
        } catch (RuntimeException e) {
            owned.close();
            throw e;
        }
    }

    /** The negative of the evidence lower bound on one sample (equation 10): -log p(x|z) + β KL(q(z|x) ‖ p(z)). */
    private Tensor loss(Batch real, Step step) {
        Tensor x = real.images(); // [N, C, R, R]
        Posterior q = net.encode(x, Mode.TRAINING);
        Tensor noise = step.latents(x.size(0), net.zDim()); // [N, Z]
        Tensor error = net.error(q.sample(noise), x, Mode.TRAINING); // [N]
        Tensor divergence = q.divergence(); // [N]
        step.stats().report("Loss/reconstruction", error);
        step.stats().report("Loss/divergence", divergence);
        return error.add(divergence.mul(config.divergence())).mean();
    }

    @Override
    public String name() {
        return VaeConfig.SYSTEM;
    }

    @Override
    public Map<String, Params> networks() {
        return networks;
    }

    @Override
    public List<String> publishedNetworks() {
        return List.of(AVERAGE);
    }

    @Override
    public Map<String, Record> configs() {
        return Map.of(NET, shape, AVERAGE, shape);
    }

    @Override
    public Map<String, Optimizer> optimizers() {
        return Map.of(NET, optimizer);
    }

    @Override
    public Map<String, Tensor> state() {
        return Map.of();
    }

    @Override
    public void prepare(Progress progress) {
        double factor = config.training().schedule().factor(progress);
        optimizer.rate(config.training().optimizer().learningRate() * factor);
    }

    @Override
    public List<Phase> phases() {
        List<Phase.Trained> trained = List.of(new Phase.Trained(networks.get(NET), optimizer));
        return List.of(new Phase("Vmain", "Loss/V/loss", List.of(this::loss), trained, Due.ALWAYS));
    }

    @Override
    public void average(Progress before, int batch) {
        double beta = config.training().average().beta(before, batch);
        Ema.update(networks.get(AVERAGE), networks.get(NET), beta);
    }

    @Override
    public ImageGenerator sampler() {
        return VaeConfig.images(average);
    }

    @Override
    public void close() {
        owned.close();
    }
}
