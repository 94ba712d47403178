package org.stylegan4j.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class ParamsTest {
    /** Some weights of each kind, as a layer asks for them. */
    private static void ask(Params p) {
        Params layer = p.at("layer");
        layer.normal("weight", 2, 3, 2);
        layer.fill("bias", 0.5, 3);
        layer.buffer("mean", () -> Tensor.zeros(2));
        layer.normalBuffer("noise", 2, 2);
    }

    private static Params fresh() {
        try (Rng rng = new Rng(1)) {
            Params p = Params.create(rng, Device.CPU);
            ask(p);
            return p;
        }
    }

    @Test
    void weightsAreNamedByTheirPath() {
        try (Params p = fresh()) {
            assertEquals(
                    List.of("layer.weight", "layer.bias", "layer.mean", "layer.noise"),
                    List.copyOf(p.all().keySet()));
            assertEquals(
                    List.of("layer.weight", "layer.bias"),
                    List.copyOf(p.parameters().keySet()));
            assertEquals(9, p.parameterCount());
        }
    }

    @Test
    void givenWeightsAreTakenInsteadOfDrawn() {
        try (Params source = fresh();
                Params p = Params.of(source.all(), Device.CPU)) {
            ask(p);
            assertEquals(source.all().keySet(), p.all().keySet());
            source.all()
                    .forEach((path, t) ->
                            assertArrayEquals(t.toFloats(), p.all().get(path).toFloats(), path));
        }
    }

    @Test
    void givenWeightsMustFit() {
        Map<String, Tensor> values = Map.of("layer.weight", Tensor.zeros(2, 3));
        try (Params p = Params.of(values, Device.CPU)) {
            assertEquals(
                    "expected layer.weight [3, 2] but was [2, 3]",
                    assertThrows(IllegalArgumentException.class, () -> ask(p)).getMessage());
            assertEquals(
                    "missing tensor: bias",
                    assertThrows(IllegalArgumentException.class, () -> p.fill("bias", 0, 3))
                            .getMessage());
        }
    }

    @Test
    void samePathTwiceIsABug() {
        try (Params p = fresh()) {
            assertThrows(IllegalStateException.class, () -> ask(p));
        }
    }

    @Test
    void loadChangesNothingUnlessAllFits() {
        try (Params p = fresh()) {
            float[] before = p.all().get("layer.weight").toFloats();
            Map<String, Tensor> values = Map.of("layer.weight", Tensor.zeros(3, 2));
            assertEquals(
                    "missing tensor: layer.bias",
                    assertThrows(IllegalArgumentException.class, () -> p.load(values))
                            .getMessage());
            assertArrayEquals(before, p.all().get("layer.weight").toFloats());
        }
    }
}
