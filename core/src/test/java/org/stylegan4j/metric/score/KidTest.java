package org.stylegan4j.metric.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.metric.Points;
import org.stylegan4j.metric.TestTools;
import org.stylegan4j.metric.feature.Convention;
import org.stylegan4j.metric.measure.Evaluated;
import org.stylegan4j.metric.measure.MetricContext;
import org.stylegan4j.metric.measure.MetricResult;
import org.stylegan4j.metric.measure.SampleSizes;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class KidTest {
    @TempDir
    Path folder;

    @Test
    void estimateIsTheDoubleSumOfTheDefinition() {
        Tensor x = Tensor.of(new float[] {1, 0, 0, 2}, 2, 2).to(DType.FP64);
        Tensor y = Tensor.of(new float[] {1, 1, 3, -1}, 2, 2).to(DType.FP64);
        // k = (xᵀy / 2 + 1)³: k(x₁,x₂) = 1, k(y₁,y₂) = 8, k(x,y) = 3.375, 15.625, 8, 0.
        double expected = 1 + 8 - 2 * (3.375 + 15.625 + 8 + 0) / 4;
        assertEquals(expected, Kid.estimate(x, y), 1e-12);
    }

    @Test
    void equalDistributionsGiveZeroInTheMean() {
        int repeats = 200;
        double sum = 0;
        double squares = 0;
        try (Rng rng = new Rng(5)) {
            for (int i = 0; i < repeats; i++) {
                try (Scope scope = Scope.noGrad()) {
                    Tensor x = rng.normal(Device.CPU, 20, 4).to(DType.FP64);
                    Tensor y = rng.normal(Device.CPU, 20, 4).to(DType.FP64);
                    double estimate = Kid.estimate(x, y);
                    sum += estimate;
                    squares += estimate * estimate;
                }
            }
        }
        double standardError = Math.sqrt(squares / repeats / repeats);
        assertTrue(Math.abs(sum / repeats) < 3 * standardError, sum / repeats + " with error " + standardError);
        assertTrue(standardError > 0);
    }

    @Test
    void setsNoLargerThanASubsetAreMeasuredOnce() throws IOException {
        MetricContext tools = TestTools.of(folder, Convention.STYLEGAN2);
        MetricResult result =
                new Kid("kid", SampleSizes.ALL).measure(Evaluated.of(Points.some(60, 1), Points.some(60, 2)), tools);
        assertEquals(0, result.values().get("kid_std"), 0);
        assertEquals(OptionalLong.of(60), result.protocol().fake());
        assertTrue(result.warnings().contains("subsets of 60 images, not 1000, scatter more"), result.toString());
    }

    @Test
    void subsetsOfALargeSetScatterAroundTheWhole() throws IOException {
        MetricContext tools = TestTools.of(folder, Convention.STYLEGAN2);
        MetricResult result = new Kid("kid", SampleSizes.ALL)
                .measure(Evaluated.of(Points.some(1500, 1), Points.some(1200, 2)), tools);
        assertTrue(result.values().get("kid_std") > 0);
        assertEquals(0, result.values().get("kid"), 5 * result.values().get("kid_std"));
        assertEquals(List.of(), result.warnings());
    }
}
