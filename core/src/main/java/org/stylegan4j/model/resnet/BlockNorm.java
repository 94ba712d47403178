package org.stylegan4j.model.resnet;

import org.stylegan4j.nn.BatchNorm;
import org.stylegan4j.nn.ConditionalBatchNorm;
import org.stylegan4j.nn.Init;
import org.stylegan4j.nn.Mode;
import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.WeightRule;
import org.stylegan4j.tensor.Tensor;

/** A batch norm, whose gains depend on the class when there are classes. */
interface BlockNorm {
    Tensor forward(Tensor x, Tensor labels, Mode mode);

    static BlockNorm of(Params p, int features, int classes) {
        if (classes == 0) {
            BatchNorm norm = new BatchNorm(p, BatchNorm.Config.of(features));
            return (x, labels, mode) -> norm.forward(x, mode);
        }
        ConditionalBatchNorm norm = new ConditionalBatchNorm(
                p,
                new ConditionalBatchNorm.Config(
                        features, classes, ConditionalBatchNorm.Form.JOINED, BatchNorm.EPSILON, BatchNorm.Layout.TORCH),
                WeightRule.of(Init.ZERO));
        return norm::forward;
    }
}
