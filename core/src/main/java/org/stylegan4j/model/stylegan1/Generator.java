package org.stylegan4j.model.stylegan1;

import java.util.List;
import org.stylegan4j.model.Noise;
import org.stylegan4j.model.StyleGenerator;
import org.stylegan4j.model.growth.LodBuffer;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.Convolution;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/**
 * StyleGAN's generator, or one of the steps to it and from it: a mapping network from latents to intermediate latents and a
 * synthesis network, which grows, from those to images. Its weights belong to the {@link Params} it was built from.
 */
public final class Generator implements StyleGenerator {
    /** How slowly the mean intermediate latent follows (Karras et al. 2019, appendix B). */
    private static final double MEAN_DECAY = 0.995;

    private final GeneratorConfig config;
    private final Mapping mapping;
    private final Synthesis synthesis;
    private final Tensor meanW; // [W]

    /** Builds the network's weights in {@code p}. */
    public Generator(Params p, GeneratorConfig config, Compute compute) {
        this.config = config;
        meanW = p.buffer("dlatent_avg", () -> Tensor.zeros(config.wDim()));
        mapping = new Mapping(p.at("mapping"), config);
        synthesis = new Synthesis(p.at("synthesis"), config, compute);
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

    /** How far the network has grown. */
    public LodBuffer lod() {
        return synthesis.lod();
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

    /** What has not grown yet is enlarged to full size. */
    @Override
    public Tensor synthesis(Tensor ws, Noise noise) {
        Tensor image = grown(ws, noise);
        int factor = (int) (config.resolution() / image.size(2));
        return factor == 1 ? image : Convolution.nearestUp(image, factor);
    }

    /** Intermediate latents [N, L, W] to images [N, C, r, r] of the resolution r that the network has grown to. */
    Tensor grown(Tensor ws, Noise noise) {
        ws.expect("ws", Tensor.ANY, config.layers(), config.wDim());
        return synthesis.grown(ws, noise);
    }

    /** Intermediate latents [N, L, W] to images of all resolutions, the finest first. */
    List<Tensor> pyramid(Tensor ws, Noise noise) {
        ws.expect("ws", Tensor.ANY, config.layers(), config.wDim());
        return synthesis.pyramid(ws, noise);
    }
}
