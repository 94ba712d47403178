package org.stylegan4j.model.cogan;

import org.stylegan4j.nn.BatchNorm;
import org.stylegan4j.nn.Conv;
import org.stylegan4j.nn.Init;
import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.WeightRule;

/** What both networks share: how layers start, and the leaky ReLU's slope. */
final class UpsamplingLayers {
    static final double SLOPE = 0.2;

    /** Fully connected layers. */
    static final WeightRule LINEAR = WeightRule.of(Init.normal(0, 0.02));

    private static final int KERNEL = 3;

    private UpsamplingLayers() {}

    static Conv conv(Params p, int in, int out, int stride) {
        Conv.Shape shape = Conv.Shape.down(in, out, KERNEL, stride, 1);
        return new Conv(p, shape, WeightRule.torch((double) KERNEL * KERNEL * in));
    }

    static BatchNorm norm(Params p, int features) {
        return new BatchNorm(p, BatchNorm.Config.of(features).withGain(Init.normal(1, 0.02)));
    }
}
