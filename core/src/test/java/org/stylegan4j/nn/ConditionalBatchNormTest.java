package org.stylegan4j.nn;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stylegan4j.nn.BatchNorm.Layout;
import org.stylegan4j.nn.ConditionalBatchNorm.Form;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class ConditionalBatchNormTest {
    @ParameterizedTest
    @CsvSource({
        "table, JOINED, TORCH, 1e-5",
        "shared_linear, LINEAR, BIGGAN, 1e-4",
        "embedding, TABLES, BIGGAN, 1e-5",
        "shared_linear_mybn, LINEAR, STANDING, 1e-4"
    })
    void outputsStatisticsAndGradientsAreTheReferences(String name, Form form, Layout layout, double epsilon) {
        try (ZooFile file = ZooFile.open("conditional_batch_norm");
                Rng rng = new Rng(0);
                Params p = Params.create(rng, Device.CPU)) {
            Tensor x = file.get("in.x").copy().requireGrad(true);
            int classes = (int) file.get("embedding.gain.weight").size(0);
            Tensor y = form == Form.LINEAR ? file.get("in.condition") : file.oneHot("in.y", classes);
            ConditionalBatchNorm.Config config =
                    new ConditionalBatchNorm.Config((int) x.size(1), (int) y.size(1), form, epsilon, layout);
            ConditionalBatchNorm norm = new ConditionalBatchNorm(p, config, WeightRule.of(Init.orthogonal()));
            file.load(name + ".", p);
            Tensor out = norm.forward(x, y, Mode.TRAINING);
            file.assertOutput("out." + name + ".train", out);
            file.assertState("after." + name + ".", p);
            out.mul(file.get("in.c")).sum().backward();
            file.assertGradient("grad." + name + ".x", x.grad());
            p.parameters().forEach((key, t) -> file.assertGradient("grad." + name + "." + key, t.grad()));
            file.assertOutput("out." + name + ".eval", norm.forward(x, y, Mode.INFERENCE));
        }
    }
}
