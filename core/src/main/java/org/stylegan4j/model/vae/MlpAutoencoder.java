package org.stylegan4j.model.vae;

import org.stylegan4j.nn.Linear;
import org.stylegan4j.nn.Mode;
import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.WeightRule;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Pointwise;
import org.stylegan4j.tensor.Tensor;

/**
 * The fully connected autoencoder with a Bernoulli decoder (Kingma and Welling 2014, appendix C.1). The weights belong to the
 * {@link Params} it was built from.
 */
public final class MlpAutoencoder implements Autoencoder {
    private final MlpConfig config;
    private final Linear encoder;
    private final Linear mean;
    private final Linear logVariance;
    private final Linear decoder;
    private final Linear logits;

    /** Builds the network's weights in {@code p}. */
    public MlpAutoencoder(Params p, MlpConfig config) {
        this.config = config;
        int d = config.pixels();
        int h = config.hidden();
        int z = config.zDim();
        encoder = new Linear(p.at("fc1"), d, h, WeightRule.torch(d));
        mean = new Linear(p.at("fc21"), h, z, WeightRule.torch(h));
        logVariance = new Linear(p.at("fc22"), h, z, WeightRule.torch(h));
        decoder = new Linear(p.at("fc3"), z, h, WeightRule.torch(z));
        logits = new Linear(p.at("fc4"), h, d, WeightRule.torch(h));
    }

    @Override
    public int zDim() {
        return config.zDim();
    }

    @Override
    public int resolution() {
        return config.resolution();
    }

    @Override
    public int imageChannels() {
        return config.imageChannels();
    }

    /** Each pixel as a probability, [N, C*R*R]. */
    private Tensor probabilities(Tensor images) {
        images.expect("images", Tensor.ANY, config.imageChannels(), config.resolution(), config.resolution());
        return images.contiguous().reshape(-1, config.pixels()).add(1).mul(0.5);
    }

    @Override
    public Posterior encode(Tensor images, Mode mode) {
        Tensor h = InPlace.leakyRelu(encoder.forward(probabilities(images), mode), 0); // [N, H]
        return new Posterior(mean.forward(h, mode), logVariance.forward(h, mode));
    }

    /** Latents [N, Z] to the logits of each pixel being white, [N, C*R*R]. */
    Tensor logits(Tensor z, Mode mode) {
        return logits.forward(InPlace.leakyRelu(decoder.forward(z, mode), 0), mode);
    }

    @Override
    public Tensor decode(Tensor z, Mode mode) {
        int r = config.resolution();
        Tensor white = Pointwise.sigmoid(logits(z, mode)); // [N, C*R*R]
        return white.mul(2).add(-1).reshape(-1, config.imageChannels(), r, r);
    }

    /** -log p(x|z) of Bernoulli pixels, in nats: Σ softplus(l) - x l for logits l. */
    @Override
    public Tensor error(Tensor z, Tensor images, Mode mode) {
        Tensor l = logits(z, mode); // [N, C*R*R]
        return l.softplus().sub(probabilities(images).mul(l)).sum(1);
    }
}
