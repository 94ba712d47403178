package org.stylegan4j.metric.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stylegan4j.metric.ImageGolden;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class LinearSvmTest {
    @Test
    void equalsTheMinimumThatTheScriptFound() {
        JsonNode svm = ImageGolden.get("svm");
        int[] sides = new int[60];
        for (int i = 0; i < sides.length; i++) {
            sides[i] = svm.get("sides").get(i).asInt();
        }
        double[] plane = LinearSvm.fit(Golden.sine(0.2, 0.713, 60, 3), sides).plane();
        double[] expected = new double[plane.length];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = svm.get("plane").get(i).asDouble();
        }
        assertArrayEquals(expected, plane, 1e-5);
    }

    @Test
    void partsWhatCanBeParted() {
        try (Rng rng = new Rng(3)) {
            Tensor points = rng.normal(Device.CPU, 5000, 20); // more than one block
            float[] values = points.toFloats();
            int[] sides = new int[5000];
            for (int i = 0; i < sides.length; i++) {
                double height = values[20 * i] + 0.5 * values[20 * i + 7] - 0.3;
                sides[i] = Math.abs(height) < 0.05 ? 0 : height > 0 ? 1 : -1;
            }
            boolean[] guesses = LinearSvm.fit(points, sides).classify(points);
            int wrong = 0;
            for (int i = 0; i < sides.length; i++) {
                wrong += sides[i] != 0 && guesses[i] != (sides[i] > 0) ? 1 : 0;
            }
            assertTrue(wrong < 10, wrong + " wrong");
        }
    }

    @Test
    void oneSideAloneIsGuessedAlways() {
        boolean[] guesses = LinearSvm.fit(Golden.sine(0, 1, 8, 2), new int[] {1, 1, 1, 1, 1, 1, 1, 1})
                .classify(Golden.sine(0, 1, 8, 2));
        for (boolean guess : guesses) {
            assertEquals(true, guess);
        }
    }
}
