package org.stylegan4j.model.stylegan2;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stylegan4j.model.Noise;
import org.stylegan4j.model.StyleGenerator;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/**
 * StyleGAN2's generator: a mapping network from latents to intermediate latents and a synthesis network from those to images.
 * Its weights belong to the {@link Params} it was built from.
 */
public final class Generator implements StyleGenerator {
    /** How slowly the mean intermediate latent follows (Karras et al. 2019, appendix B). */
    private static final double MEAN_DECAY = 0.995;

    private final GeneratorConfig config;
    private final Mapping mapping;
    private final Tensor meanW; // [W]
    private final List<SynthesisBlock> blocks = new ArrayList<>();

    /** Builds the network's weights in {@code p}. */
    public Generator(Params p, GeneratorConfig config, Compute compute) {
        this.config = config;
        for (int r = 4; r <= config.resolution(); r *= 2) {
            Params block = p.at("synthesis").at("b" + r);
            blocks.add(new SynthesisBlock(block, new SynthesisBlock.Config(config, r, compute)));
        }
        Params m = p.at("mapping");
        meanW = m.buffer("w_avg", () -> Tensor.zeros(config.wDim()));
        mapping = new Mapping(
                m, new Mapping.Config(config.zDim(), config.labelDim(), config.wDim(), config.mappingLayers()));
    }

    /** The shape of the network. */
    public GeneratorConfig config() {
        return config;
    }

    @Override
    public int zDim() {
        return config.zDim();
    }

    @Override
    public int labelDim() {
        return config.labelDim();
    }

    @Override
    public int wDim() {
        return config.wDim();
    }

    @Override
    public int layers() {
        return config.layers();
    }

    @Override
    public int resolution() {
        return config.resolution();
    }

    @Override
    public int imageChannels() {
        return config.imageChannels();
    }

    @Override
    public Tensor meanW() {
        return meanW;
    }

    @Override
    public Tensor w(Tensor z, Tensor labels) {
        z.expect("z", Tensor.ANY, config.zDim());
        if (config.labelDim() > 0) {
            labels.expect("labels", z.size(0), config.labelDim());
        }
        return mapping.forward(z, labels);
    }

    /** {@link #w} as in training, which moves the running mean too. */
    Tensor wInTraining(Tensor z, Tensor labels) {
        Tensor w = w(z, labels);
        try (Scope scope = Scope.noGrad()) {
            InPlace.lerp(meanW, w.mean(0L), 1 - MEAN_DECAY);
        }
        return w;
    }

    @Override
    public Tensor synthesis(Tensor ws, Noise noise) {
        ws.expect("ws", Tensor.ANY, config.layers(), config.wDim());
        SynthesisBlock.State state = new SynthesisBlock.State(Optional.empty(), Optional.empty());
        int start = 0;
        for (SynthesisBlock block : blocks) {
            state = block.forward(state, ws, start, noise);
            start += block.layers();
        }
        return state.image().orElseThrow();
    }
}
