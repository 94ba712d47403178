package org.stylegan4j.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class WeightTest {
    private static final int PASSES = 5;

    private static Spectral spectral(String name) {
        if (name.startsWith("torch")) {
            return Spectral.TORCH;
        }
        return new Spectral(
                Spectral.Form.BIGGAN, 1e-6, name.contains("2iterations") ? 2 : 1, name.contains("3values") ? 3 : 1);
    }

    private static void assertVectors(ZooFile file, String step, Params p, Spectral s) {
        Map<String, Tensor> now = p.buffers();
        if (s.form() == Spectral.Form.TORCH) {
            file.assertOutput(step + "u", now.get("weight_u"));
            file.assertOutput(step + "v", now.get("weight_v"));
            return;
        }
        List<Tensor> us = new ArrayList<>();
        List<Tensor> values = new ArrayList<>();
        for (int i = 0; i < s.values(); i++) {
            us.add(now.get("u" + i));
            values.add(now.get("sv" + i));
        }
        file.assertOutput(step + "u", Tensor.cat(0, us.toArray(Tensor[]::new)));
        file.assertOutput(step + "sigma", Tensor.cat(0, values.toArray(Tensor[]::new)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "torch_conv",
                "torch_linear",
                "torch_deconv",
                "biggan_conv",
                "biggan_linear",
                "biggan_embedding",
                "biggan_conv_3values",
                "biggan_linear_2iterations"
            })
    void fivePassesAndGradientsAreTheReferences(String name) {
        try (ZooFile file = ZooFile.open("spectral_norm");
                Rng rng = new Rng(0);
                Params p = Params.create(rng, Device.CPU)) {
            Spectral s = spectral(name);
            String stored = s.form() == Spectral.Form.TORCH ? "weight_orig" : "weight";
            Tensor w0 = file.get(name + "." + stored);
            Weight weight = new Weight(p, Init.normal(0, 1), s, name.endsWith("deconv"), w0.shape());
            p.load(file.below(name + "."));
            p.requireGrad(true);
            Tensor w = w0;
            for (int i = 0; i < PASSES; i++) {
                w = weight.at(Mode.TRAINING);
                String step = "out." + name + ".step" + i + ".";
                assertVectors(file, step, p, s);
                if (file.has(step + "weight")) {
                    file.assertOutput(step + "weight", w);
                }
            }
            w.mul(file.get("in.c." + name)).sum().backward();
            file.assertGradient("grad." + name, p.parameters().get(stored).grad());
            file.assertOutput("out." + name + ".eval.weight", weight.at(Mode.INFERENCE));
            assertVectors(file, "out." + name + ".step4.", p, s);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TORCH", "BIGGAN", "LIBRARY"})
    void scaleOfTheStoredWeightDoesNotMatter(Spectral.Form form) {
        try (Rng rng = new Rng(3);
                Params a = Params.create(rng, Device.CPU)) {
            Weight weight = new Weight(a, Init.normal(0, 7), new Spectral(form, 1e-12, 60, 1), 6, 4);
            Tensor w = weight.at(Mode.TRAINING);
            Tensor u = Tensor.of(new float[] {1, -2, 0.5f, 3}, 4, 1);
            double longest =
                    w.matmul(u).square().sum().toDouble() / u.square().sum().toDouble();
            assertEquals(true, longest <= 1.0001, "stretches by " + longest);
            assertArrayEquals(w.toFloats(), weight.at(Mode.TRAINING).toFloats(), 1e-4f);
        }
    }

    @Test
    void badSettingsAreRefused() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> new Spectral(Spectral.Form.TORCH, 1e-12, 1, 2));
        assertEquals("only BigGAN's form follows several values: TORCH", e.getMessage());
    }
}
