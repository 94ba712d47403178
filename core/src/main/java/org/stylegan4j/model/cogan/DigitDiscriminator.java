package org.stylegan4j.model.cogan;

import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Conv;
import org.stylegan4j.nn.Mode;
import org.stylegan4j.nn.PRelu;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.Convolution;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.RandomSource;
import org.stylegan4j.tensor.Tensor;

/**
 * The author's discriminators of digits, which share all layers but the first; both domains go through them as one batch. The weights
 * belong to the {@link Params} it was built from.
 */
public final class DigitDiscriminator implements CoupledDiscriminator {
    private final Compute compute;
    private final Conv firstA;
    private final Conv firstB;
    private final Conv second;
    private final Conv third;
    private final PRelu activation;
    private final Conv last;

    /** Builds the network's weights in {@code p}. */
    public DigitDiscriminator(Params p, DigitConfig config, Compute compute) {
        this.compute = compute;
        int c0 = config.discriminator().get(0);
        int c1 = config.discriminator().get(1);
        int c2 = config.discriminator().get(2);
        firstA = new Conv(p.at("conv0_a"), Conv.Shape.down(1, c0, 5, 1, 0), DigitLayers.RULE);
        firstB = new Conv(p.at("conv0_b"), Conv.Shape.down(1, c0, 5, 1, 0), DigitLayers.RULE);
        second = new Conv(p.at("conv1"), Conv.Shape.down(c0, c1, 5, 1, 0), DigitLayers.RULE);
        third = new Conv(p.at("conv2"), Conv.Shape.down(c1, c2, 4, 1, 0), DigitLayers.RULE);
        activation = new PRelu(p.at("prelu2"));
        last = new Conv(p.at("conv3"), Conv.Shape.same(c2, 2, 1), DigitLayers.RULE);
    }

    /** The two classes' logits, fake and real, of the first domain's images, then of the second's, [2N, 2]. */
    Tensor classes(Pair images, Mode mode) {
        Tensor a = Convolution.maxPool(firstA.forward(white(images.first()), mode), 2); // [N, C, 12, 12]
        Tensor b = Convolution.maxPool(firstB.forward(white(images.second()), mode), 2);
        Tensor x = Tensor.cat(0, a, b); // [2N, C, 12, 12]
        x = Convolution.maxPool(second.forward(x, mode), 2); // [2N, C, 4, 4]
        x = activation.forward(third.forward(x, mode)); // [2N, C, 1, 1]
        return last.forward(x, mode).to(DType.FP32).reshape(-1, 2);
    }

    private Tensor white(Tensor images) {
        int r = DigitConfig.RESOLUTION;
        images.expect("images", Tensor.ANY, 1, r, r);
        return compute.layout(images.add(1).mul(0.5)).to(compute.half()); // in [0, 1]
    }

    /** The difference of the classes' logits, which makes the logistic loss the cross-entropy of two classes. */
    @Override
    public Pair forward(Pair images, Mode mode, RandomSource rng) {
        Tensor classes = classes(images, mode);
        Tensor logits = classes.narrow(1, 1, 1).sub(classes.narrow(1, 0, 1)); // [2N, 1]
        long n = images.first().size(0);
        return new Pair(logits.narrow(0, 0, n), logits.narrow(0, n, logits.size(0) - n));
    }
}
