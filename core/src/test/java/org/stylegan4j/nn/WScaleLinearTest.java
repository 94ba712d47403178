package org.stylegan4j.nn;

import static org.stylegan4j.tensor.TensorAssert.assertClose;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class WScaleLinearTest {
    @Test
    void rateMultiplierScalesWeightsAndBias() {
        try (Rng rng = new Rng(3);
                Params p = Params.create(rng, Device.CPU)) {
            WScaleLinear layer = new WScaleLinear(p, new WScaleLinear.Config(5, 2, 1.5, 0.01, true, true));
            try (Scope scope = Scope.noGrad()) {
                InPlace.add(p.all().get("bias"), 3);
            }
            Tensor x = Golden.sine(0.1, 0.3, 4, 5);
            Tensor w = p.all().get("weight").mul(1.5 * 0.01 / Math.sqrt(5));
            Tensor expected = x.matmul(w.permute(1, 0)).add(3 * 0.01).leakyRelu(0.2);
            assertClose("linear", expected, layer.forward(x), 1e-6);
        }
    }
}
