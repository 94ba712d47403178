package org.stylegan4j.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.stylegan4j.tensor.TensorAssert.assertClose;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class ConvTest {
    /** Values, gradients of x and weight, and gradients of a penalty on the slope. */
    private static void assertSame(Params p, Tensor x, Function<Tensor, Tensor> fast, Function<Tensor, Tensor> plain) {
        p.requireGrad(true);
        List<Tensor> weights = List.of(x, p.parameters().get("weight"));
        Tensor y = plain.apply(x);
        Tensor c = Golden.sine(0.2, 0.61, y.shape());
        Tensor z = fast.apply(x);
        assertClose("values", y, z, 1e-5);
        Tensor squares = y.square().mul(c).sum();
        Tensor fastSquares = z.square().mul(c).sum();
        Tensor one = Tensor.full(1, x.dtype(), x.device());
        List<Tensor> expected = squares.gradients(one, weights, true);
        List<Tensor> actual = fastSquares.gradients(one, weights, true);
        for (int i = 0; i < 2; i++) {
            assertClose("gradient " + i, expected.get(i), actual.get(i), 1e-3);
        }
        Tensor second = expected.get(0).square().sum().gradient(weights.get(1));
        Tensor fastSecond = actual.get(0).square().sum().gradient(weights.get(1));
        assertClose(
                "second",
                second,
                fastSecond,
                2e-4 * second.abs().maxKeep(0, 1, 2, 3).toDouble());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void repeatingPixelsFirstIsOneConvolution(boolean bias) {
        try (Rng rng = new Rng(0);
                Params p = Params.create(rng, Device.CPU)) {
            WeightRule rule = WeightRule.torch(27);
            Conv conv = new Conv(p, Conv.Shape.same(3, 4, 3), bias ? rule : rule.withoutBias());
            Tensor x = Golden.sine(1, 0.37, 2, 3, 5, 4).requireGrad(true);
            assertSame(
                    p, x, t -> conv.forwardUp(t, Mode.TRAINING), t -> conv.forward(BoxResample.up(t), Mode.TRAINING));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void meansAfterwardsAreOneConvolution(boolean bias) {
        try (Rng rng = new Rng(0);
                Params p = Params.create(rng, Device.CPU)) {
            WeightRule rule = WeightRule.torch(27);
            Conv conv = new Conv(p, Conv.Shape.same(3, 4, 3), bias ? rule : rule.withoutBias());
            Tensor x = Golden.sine(1, 0.37, 2, 3, 6, 8).requireGrad(true);
            assertSame(
                    p,
                    x,
                    t -> conv.forwardDown(t, Mode.TRAINING),
                    t -> BoxResample.down(conv.forward(t, Mode.TRAINING)));
        }
    }

    @Test
    void doublingIsTheAdjointOfHalving() {
        try (Rng rng = new Rng(0);
                Params p = Params.create(rng, Device.CPU)) {
            WeightRule rule = WeightRule.torch(9).withoutBias();
            Conv up = new Conv(p.at("up"), Conv.Shape.doubling(3, 2, 3), rule);
            Conv down = new Conv(p.at("down"), Conv.Shape.down(2, 3, 3, 2, 1), rule);
            p.load(Map.of(
                    "up.weight",
                    p.all().get("up.weight"),
                    "down.weight",
                    p.all().get("up.weight")));
            Tensor x = Golden.sine(0, 0.7, 1, 3, 4, 4);
            Tensor y = Golden.sine(1, 0.3, 1, 2, 8, 8);
            Tensor raised = up.forward(x, Mode.INFERENCE);
            assertArrayEquals(y.shape(), raised.shape());
            double there = raised.mul(y).sum().toDouble();
            double back = down.forward(y, Mode.INFERENCE).mul(x).sum().toDouble();
            assertEquals(there, back, 1e-4);
        }
    }

    @Test
    void otherKernelsDoNotResample() {
        try (Rng rng = new Rng(0);
                Params p = Params.create(rng, Device.CPU)) {
            Conv conv = new Conv(p, Conv.Shape.same(3, 4, 1), WeightRule.torch(3));
            IllegalStateException e = assertThrows(
                    IllegalStateException.class, () -> conv.forwardUp(Tensor.zeros(1, 3, 4, 4), Mode.INFERENCE));
            assertEquals(true, e.getMessage().startsWith("only 3x3 kernels that keep the resolution can resample: "));
        }
    }
}
