package org.stylegan4j.model.cogan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stylegan4j.nn.BatchNorm;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Conv;
import org.stylegan4j.nn.Linear;
import org.stylegan4j.nn.Mode;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.RandomSource;
import org.stylegan4j.tensor.Tensor;
import org.stylegan4j.tensor.VectorOps;

/**
 * Discriminators that share all but the last layer; each domain goes through them in a pass of its own. The weights belong to the
 * {@link Params} it was built from.
 */
public final class UpsamplingDiscriminator implements CoupledDiscriminator {
    private final UpsamplingConfig config;
    private final Compute compute;
    private final List<Stage> stages = new ArrayList<>();
    private final Linear lastA;
    private final Linear lastB;

    private record Stage(Conv conv, Optional<BatchNorm> norm) {}

    /** Builds the network's weights in {@code p}. */
    public UpsamplingDiscriminator(Params p, UpsamplingConfig config, Compute compute) {
        this.config = config;
        this.compute = compute;
        Params shared = p.at("shared_conv");
        int in = config.imageChannels();
        int count = config.widths().size();
        for (int i = 0; i < count; i++) {
            int out = config.widths().get(count - 1 - i);
            Conv conv = UpsamplingLayers.conv(shared.at("" + Math.max(0, 4 * i - 1)), in, out, 2);
            stages.add(new Stage(
                    conv, i == 0 ? Optional.empty() : Optional.of(UpsamplingLayers.norm(shared.at("" + 4 * i), out))));
            in = out;
        }
        int side = config.resolution() / UpsamplingConfig.DISCRIMINATOR_SHARE;
        lastA = new Linear(p.at("D1"), in * side * side, 1, UpsamplingLayers.LINEAR);
        lastB = new Linear(p.at("D2"), in * side * side, 1, UpsamplingLayers.LINEAR);
    }

    @Override
    public Pair forward(Pair images, Mode mode, RandomSource rng) {
        Tensor a = lastA.forward(features(images.first(), mode, rng), mode);
        Tensor b = lastB.forward(features(images.second(), mode, rng), mode);
        return new Pair(a, b);
    }

    private Tensor features(Tensor images, Mode mode, RandomSource rng) {
        int r = config.resolution();
        images.expect("images", Tensor.ANY, config.imageChannels(), r, r);
        Tensor x = compute.layout(images).to(compute.half()); // [N, C, R, R]
        for (Stage stage : stages) {
            x = stage.conv().forward(x, mode); // [N, C', r/2, r/2]
            x = stage.norm().isPresent() ? stage.norm().get().forward(x, mode) : x;
            x = InPlace.leakyRelu(x, UpsamplingLayers.SLOPE);
            x = mode.usesBatch() && config.dropout() > 0 ? dropped(x, rng) : x;
        }
        return x.to(DType.FP32).contiguous().reshape(x.size(0), -1); // [N, C*s*s]
    }

    /** Some whole feature maps replaced by zeros, the others scaled so that sums stay (Tompson et al. 2015, section 3.2). */
    private Tensor dropped(Tensor x, RandomSource rng) {
        double kept = 1 - config.dropout();
        int maps = Math.toIntExact(x.size(0) * x.size(1));
        Tensor u = rng.uniform(x.device(), maps).reshape(x.size(0), x.size(1), 1, 1); // [N, C, 1, 1]
        Tensor mask =
                VectorOps.within(u, Tensor.full(kept, DType.FP32, x.device())).mul(1 / kept);
        return x.mul(mask.to(x.dtype()));
    }
}
