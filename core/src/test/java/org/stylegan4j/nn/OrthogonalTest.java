package org.stylegan4j.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class OrthogonalTest {
    @ParameterizedTest
    @CsvSource({"modified, ANGLES", "default, ANGLES_AND_LENGTHS"})
    void penaltyAndGradientsAreTheReferences(String name, Orthogonal form) {
        try (ZooFile file = ZooFile.open("orthogonal_regularization");
                Rng rng = new Rng(0);
                Params p = Params.create(rng, Device.CPU)) {
            file.below("M.").forEach((key, t) -> p.normal(key, 1, t.shape()));
            file.load("M.", p);
            Tensor penalty = form.penalty(p.parameters().values());
            double expected = file.get("loss." + name + "_squared_norm").toDouble();
            assertEquals(expected, penalty.toDouble(), 1e-4 * expected);
            penalty.mul(file.real("strength")).backward();
            file.assertGradients("grad." + name + "_of_penalty.", p);
            p.clearGrads();
            form.penalty(p.parameters().values()).mul(file.real("strength") / 2).backward();
            file.assertGradients("grad." + name + "_as_added.", p);
        }
    }

    @Test
    void freshOrthogonalWeightsHaveNone() {
        try (Rng rng = new Rng(1);
                Params p = Params.create(rng, Device.CPU)) {
            Tensor wide = Init.orthogonal().make(p, "wide", 5, 3, 3, 3);
            Tensor tall = Init.orthogonal().make(p, "tall", 9, 4);
            assertEquals(0, Orthogonal.ANGLES_AND_LENGTHS.penalty(List.of(wide)).toDouble(), 1e-9);
            Tensor columns = tall.permute(1, 0).contiguous();
            assertEquals(
                    0, Orthogonal.ANGLES_AND_LENGTHS.penalty(List.of(columns)).toDouble(), 1e-9);
        }
    }
}
