package org.stylegan4j.model.dcgan;

import java.util.Optional;
import org.stylegan4j.nn.BatchNorm;
import org.stylegan4j.nn.Init;
import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.Spectral;
import org.stylegan4j.nn.WeightRule;

/** What both networks share: sizes, and how layers start (Radford et al. 2016, section 4). */
final class Layers {
    /** Side of the smallest feature maps, and of the kernels of PyTorch's example. */
    static final int SIDE = 4;
    /** Slope of the leaky ReLU. */
    static final double SLOPE = 0.2;
    /** Side of the kernels where the resolution changes by other means. */
    static final int ODD_KERNEL = 3;

    private static final int SMALLEST = 16;
    private static final int LARGEST = 1024;
    private static final double DEVIATION = 0.02;

    private Layers() {}

    static void check(int resolution, int imageChannels, int width) {
        if (resolution < SMALLEST || resolution > LARGEST || Integer.bitCount(resolution) != 1) {
            throw new IllegalArgumentException("resolution must be a power of two from 16 to 1024: " + resolution);
        }
        if (imageChannels != 1 && imageChannels != 3) {
            throw new IllegalArgumentException("images must have 1 or 3 channels: " + imageChannels);
        }
        if (width < 1) {
            throw new IllegalArgumentException("width must be at least 1: " + width);
        }
    }

    /** How often the resolution doubles from 4 to R. */
    static int doublings(int resolution) {
        return Integer.numberOfTrailingZeros(resolution / SIDE);
    }

    /** Weights of a layer; it has biases where no batch norm takes their part. */
    static WeightRule rule(Spectral spectral, boolean bias) {
        WeightRule rule = WeightRule.of(Init.normal(0, DEVIATION)).with(spectral);
        return bias ? rule : rule.withoutBias();
    }

    /** The batch norm behind a layer, when the rules ask for it. */
    static Optional<BatchNorm> norm(Params p, Rules rules, int features) {
        return rules.batchNorm()
                ? Optional.of(new BatchNorm(p, BatchNorm.Config.of(features).withGain(Init.normal(1, DEVIATION))))
                : Optional.empty();
    }
}
