package org.stylegan4j.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;

@ExtendWith(NoLeaks.class)
class OptimizerConfigTest {
    /** Where w = 1 is after two steps along the constant gradient 3. */
    private static double twoSteps(OptimizerConfig config) {
        try (Rng rng = new Rng(0);
                Params p = Params.create(rng, Device.CPU)) {
            p.fill("w", 1, 1);
            p.requireGrad(true);
            try (Optimizer optimizer = config.build(p)) {
                for (int i = 0; i < 2; i++) {
                    try (Scope scope = Scope.open()) {
                        p.all().get("w").mul(3).sum().backward();
                        optimizer.step();
                        p.clearGrads();
                    }
                }
                return p.all().get("w").toDouble();
            }
        }
    }

    @Test
    void eachKindStepsByItsOwnFormula() {
        assertEquals(1 - 2 * 0.1, twoSteps(OptimizerConfig.adam(0.1, 0, 0.99)), 1e-5);
        assertEquals(1 - 0.1 * (3 + (3 + 0.5 * 3)), twoSteps(OptimizerConfig.sgd(0.1, 0.5)), 1e-6);
        double first = 3 / Math.sqrt(0.01 * 9);
        double second = 3 / Math.sqrt(0.99 * 0.01 * 9 + 0.01 * 9);
        assertEquals(1 - 0.01 * (first + second), twoSteps(OptimizerConfig.rmsProp(0.01)), 1e-5);
    }

    @Test
    void lazyRegularizationShrinksRateAndMemory() {
        OptimizerConfig lazy = OptimizerConfig.adam(0.01, 0.5, 0.99).lazy(4);
        assertEquals(0.008, lazy.learningRate(), 1e-12);
        assertEquals(Math.pow(0.5, 0.8), lazy.beta1(), 1e-12);
        assertEquals(Math.pow(0.99, 0.8), lazy.beta2(), 1e-12);
    }
}
