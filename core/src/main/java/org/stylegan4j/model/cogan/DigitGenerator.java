package org.stylegan4j.model.cogan;

import java.util.ArrayList;
import java.util.List;
import org.stylegan4j.nn.BatchNorm;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Conv;
import org.stylegan4j.nn.Mode;
import org.stylegan4j.nn.PRelu;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Pointwise;
import org.stylegan4j.tensor.Tensor;

/** The author's generators of digits, which share all layers but the last. The weights belong to the {@link Params} it was built from. */
public final class DigitGenerator implements CoupledGenerator {
    private final DigitConfig config;
    private final Compute compute;
    private final List<Stage> stages = new ArrayList<>();
    private final Conv lastA;
    private final Conv lastB;

    private record Stage(Conv conv, BatchNorm norm, PRelu activation) {
        Tensor forward(Tensor x, Mode mode) {
            return activation.forward(norm.forward(conv.forward(x, mode), mode));
        }
    }

    /** Builds the network's weights in {@code p}. */
    public DigitGenerator(Params p, DigitConfig config, Compute compute) {
        this.config = config;
        this.compute = compute;
        int in = config.zDim();
        for (int i = 0; i < config.generator().size(); i++) {
            int out = config.generator().get(i);
            Conv.Shape shape = i == 0 ? Conv.Shape.up(in, out, 4, 1, 0) : Conv.Shape.up(in, out, 3, 2, 1);
            stages.add(new Stage(
                    new Conv(p.at("dconv" + i), shape, DigitLayers.RULE),
                    new BatchNorm(p.at("bn" + i), BatchNorm.Config.of(out).plain()),
                    new PRelu(p.at("prelu" + i))));
            in = out;
        }
        lastA = new Conv(p.at("dconv4_a"), Conv.Shape.up(in, 1, 6, 1, 1), DigitLayers.RULE);
        lastB = new Conv(p.at("dconv4_b"), Conv.Shape.up(in, 1, 6, 1, 1), DigitLayers.RULE);
    }

    @Override
    public int zDim() {
        return config.zDim();
    }

    @Override
    public Pair forward(Tensor z, Mode mode) {
        z.expect("z", Tensor.ANY, config.zDim());
        Tensor x = compute.layout(z.reshape(-1, config.zDim(), 1, 1)).to(compute.half()); // [N, Z, 1, 1]
        for (Stage stage : stages) {
            x = stage.forward(x, mode); // [N, C, 4, 4], 7x7, 13x13, 25x25
        }
        return new Pair(image(lastA, x, mode), image(lastB, x, mode));
    }

    private static Tensor image(Conv last, Tensor x, Mode mode) {
        Tensor white = Pointwise.sigmoid(last.forward(x, mode).to(DType.FP32)); // [N, 1, 28, 28] in [0, 1]
        return white.mul(2).add(-1);
    }
}
