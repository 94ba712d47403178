package org.stylegan4j.model.vae;

import java.util.ArrayList;
import java.util.List;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Conv;
import org.stylegan4j.nn.Linear;
import org.stylegan4j.nn.Mode;
import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.WeightRule;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Pointwise;
import org.stylegan4j.tensor.Tensor;

/**
 * The convolutional autoencoder whose decoder is a normal distribution around its image. The weights belong to the {@link Params} it
 * was built from.
 */
public final class ConvAutoencoder implements Autoencoder {
    private static final int KERNEL = 3;

    private final ConvConfig config;
    private final Compute compute;
    private final List<Stage> encoder = new ArrayList<>();
    private final Linear mean;
    private final Linear logVariance;
    private final Linear first;
    private final List<Stage> decoder = new ArrayList<>();
    private final Conv last;

    /** Builds the network's weights in {@code p}. */
    public ConvAutoencoder(Params p, ConvConfig config, Compute compute) {
        this.config = config;
        this.compute = compute;
        List<Integer> widths = config.widths();
        int in = config.imageChannels();
        for (int i = 0; i < widths.size(); i++) {
            encoder.add(Stage.down(p.at("encoder").at("" + i), in, widths.get(i)));
            in = widths.get(i);
        }
        int f = config.features();
        int z = config.zDim();
        mean = new Linear(p.at("fc_mu"), f, z, WeightRule.torch(f));
        logVariance = new Linear(p.at("fc_var"), f, z, WeightRule.torch(f));
        first = new Linear(p.at("decoder_input"), z, f, WeightRule.torch(z));
        for (int i = widths.size() - 1; i > 0; i--) {
            decoder.add(Stage.up(p.at("decoder").at("" + decoder.size()), widths.get(i), widths.get(i - 1)));
        }
        Params end = p.at("final_layer");
        int c = widths.get(0);
        decoder.add(Stage.up(end, c, c));
        last = new Conv(
                end.at("3"),
                Conv.Shape.same(c, config.imageChannels(), KERNEL),
                WeightRule.torch((double) KERNEL * KERNEL * c));
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

    @Override
    public Posterior encode(Tensor images, Mode mode) {
        images.expect("images", Tensor.ANY, config.imageChannels(), config.resolution(), config.resolution());
        Tensor x = compute.layout(images).to(compute.half()); // [N, C, R, R]
        for (Stage stage : encoder) {
            x = stage.forward(x, mode); // [N, C', r/2, r/2]
        }
        Tensor h = x.to(DType.FP32).contiguous().reshape(-1, config.features()); // [N, C*s*s]
        return new Posterior(mean.forward(h, mode), logVariance.forward(h, mode));
    }

    @Override
    public Tensor decode(Tensor z, Mode mode) {
        int s = config.side();
        Tensor x = first.forward(z, mode).reshape(-1, config.features() / (s * s), s, s); // [N, C, s, s]
        x = compute.layout(x).to(compute.half());
        for (Stage stage : decoder) {
            x = stage.forward(x, mode); // [N, C', 2r, 2r]
        }
        return Pointwise.tanh(last.forward(x, mode).to(DType.FP32)); // [N, C, R, R]
    }

    /** The mean of squared differences over all pixels and channels. */
    @Override
    public Tensor error(Tensor z, Tensor images, Mode mode) {
        return decode(z, mode).sub(images).square().mean(1, 2, 3);
    }
}
