package org.stylegan4j.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.stylegan4j.tensor.TensorAssert.assertClose;

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
class SelfAttentionTest {
    private static final double SPECTRAL_EPSILON = 1e-6;

    private static SelfAttention layer(Params p, int channels, boolean spectral) {
        Spectral s = spectral ? Spectral.biggan(SPECTRAL_EPSILON) : Spectral.NONE;
        return new SelfAttention(p, channels, WeightRule.of(Init.orthogonal()).with(s));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "spectral"})
    void outputsAndGradientsAreTheReferences(String name) {
        try (ZooFile file = ZooFile.open("self_attention");
                Rng rng = new Rng(0);
                Params p = Params.create(rng, Device.CPU)) {
            Tensor x = file.get("in.x").copy().requireGrad(true);
            SelfAttention layer = layer(p, (int) x.size(1), name.equals("spectral"));
            file.load(name + ".", p);
            Tensor y = layer.forward(x, Mode.TRAINING);
            file.assertOutput("out." + name, y);
            y.mul(file.get("in.c")).sum().backward();
            file.assertGradient("grad." + name + ".x", x.grad());
            file.below("grad." + name + ".").keySet().stream()
                    .filter(key -> !key.equals("x"))
                    .forEach(key -> file.assertGradient(
                            "grad." + name + "." + key, p.parameters().get(key).grad()));
            if (name.equals("spectral")) {
                file.assertState("after.spectral.", p);
            }
        }
    }

    @Test
    void mapAndSecondDerivativesAreTheReferences() {
        try (ZooFile file = ZooFile.open("self_attention");
                Rng rng = new Rng(0);
                Params p = Params.create(rng, Device.CPU)) {
            Tensor x = file.get("in.x").copy().requireGrad(true);
            SelfAttention layer = layer(p, (int) x.size(1), false);
            file.load("plain.", p);
            file.assertOutput("out.attention_map", layer.map(x, Mode.INFERENCE));
            Tensor slope = layer.forward(x, Mode.TRAINING).square().sum().gradient(x);
            Tensor penalty = slope.square().sum();
            file.assertOutput("out.double_backward_penalty", penalty);
            file.assertGradient("grad.double_backward.x", penalty.gradient(x));
        }
    }

    @Test
    void freshLayerIsTheIdentity() {
        try (Rng rng = new Rng(0);
                Params p = Params.create(rng, Device.CPU)) {
            Tensor x = Golden.sine(0, 0.3, 2, 8, 4, 4);
            assertClose("y", x, layer(p, 8, false).forward(x, Mode.TRAINING), 0);
        }
    }

    @Test
    void tooFewChannelsAreRefused() {
        try (Rng rng = new Rng(0);
                Params p = Params.create(rng, Device.CPU)) {
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> layer(p, 4, false));
            assertEquals("self-attention needs at least 8 channels: 4", e.getMessage());
        }
    }
}
