package org.stylegan4j.train;

import org.stylegan4j.latent.Network;
import org.stylegan4j.metric.picture.GeneratorNet;
import org.stylegan4j.metric.picture.SampledNet;
import org.stylegan4j.metric.picture.StyledNet;

/** A network of any system as the metrics see it. */
public final class NetworkGenerator {
    private NetworkGenerator() {}

    /**
     * The generator in a network, which keeps its weights.
     *
     * @param truncation in all layers; 1 for none, which is published
     * @throws IllegalArgumentException when a network without intermediate latents is to be truncated
     */
    public static GeneratorNet of(Network network, double truncation) {
        if (network.hasStyles()) {
            return new StyledNet(network.styles(), network.device(), network.hash(), truncation);
        }
        if (truncation != 1) {
            throw new IllegalArgumentException(
                    "a network without intermediate latents has no truncation: " + truncation);
        }
        return new SampledNet(network.generator(), network.device(), network.hash());
    }
}
