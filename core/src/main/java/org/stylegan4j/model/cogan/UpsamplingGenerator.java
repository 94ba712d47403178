package org.stylegan4j.model.cogan;

import org.stylegan4j.nn.BatchNorm;
import org.stylegan4j.nn.BoxResample;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Conv;
import org.stylegan4j.nn.Linear;
import org.stylegan4j.nn.Mode;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Pointwise;
import org.stylegan4j.tensor.Tensor;

/** Generators that share all but the last two convolutions. The weights belong to the {@link Params} it was built from. */
public final class UpsamplingGenerator implements CoupledGenerator {
    private final UpsamplingConfig config;
    private final Compute compute;
    private final Linear first;
    private final BatchNorm firstNorm;
    private final Conv conv;
    private final BatchNorm norm;
    private final Branch a;
    private final Branch b;

    /** The layers of one domain. */
    private record Branch(Conv conv, BatchNorm norm, Conv last) {
        static Branch of(Params p, UpsamplingConfig config) {
            int in = config.widths().get(0);
            int c = config.widths().get(1);
            return new Branch(
                    UpsamplingLayers.conv(p.at("0"), in, c, 1),
                    UpsamplingLayers.norm(p.at("1"), c),
                    UpsamplingLayers.conv(p.at("3"), c, config.imageChannels(), 1));
        }

        Tensor forward(Tensor x, Mode mode) {
            Tensor y = norm.forward(conv.forward(x, mode), mode); // [N, C, R, R]
            y = last.forward(InPlace.leakyRelu(y, UpsamplingLayers.SLOPE), mode);
            return Pointwise.tanh(y.to(DType.FP32));
        }
    }

    /** Builds the network's weights in {@code p}. */
    public UpsamplingGenerator(Params p, UpsamplingConfig config, Compute compute) {
        this.config = config;
        this.compute = compute;
        int c = config.widths().get(0);
        int side = side();
        first = new Linear(p.at("fc").at("0"), config.zDim(), c * side * side, UpsamplingLayers.LINEAR);
        Params shared = p.at("shared_conv");
        firstNorm = UpsamplingLayers.norm(shared.at("0"), c);
        conv = UpsamplingLayers.conv(shared.at("2"), c, c, 1);
        norm = UpsamplingLayers.norm(shared.at("3"), c);
        a = Branch.of(p.at("G1"), config);
        b = Branch.of(p.at("G2"), config);
    }

    private int side() {
        return config.resolution() / UpsamplingConfig.GENERATOR_SHARE;
    }

    @Override
    public int zDim() {
        return config.zDim();
    }

    @Override
    public Pair forward(Tensor z, Mode mode) {
        int s = side();
        Tensor x = first.forward(z, mode).reshape(-1, config.widths().get(0), s, s); // [N, C, R/4, R/4]
        x = firstNorm.forward(compute.layout(x).to(compute.half()), mode);
        x = norm.forward(conv.forward(BoxResample.up(x), mode), mode); // [N, C, R/2, R/2]
        x = BoxResample.up(InPlace.leakyRelu(x, UpsamplingLayers.SLOPE)); // [N, C, R, R]
        return new Pair(a.forward(x, mode), b.forward(x, mode));
    }
}
