package org.stylegan4j.metric.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stylegan4j.metric.ImageGolden;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class MultiScaleSimilarityTest {
    @ParameterizedTest
    @CsvSource({"3,64", "1,32"})
    void equalsTheScript(int channels, int side) {
        Tensor x = ImageGolden.pattern(channels, side);
        Tensor y = x.mul(0.8)
                .add(Golden.sine(0.5, 0.9, 3, channels, side, side).mul(20))
                .add(10);
        double[] actual = MultiScaleSimilarity.of(x, y);
        JsonNode expected = ImageGolden.get("msssim").get(channels + "x" + side);
        for (int i = 0; i < actual.length; i++) {
            assertEquals(expected.get(i).asDouble(), actual[i], 1e-5, "pair " + i);
        }
    }

    @Test
    void equalPicturesAreWhollySimilar() {
        Tensor x = ImageGolden.pattern(3, 32);
        for (double similarity : MultiScaleSimilarity.of(x, x)) {
            assertEquals(1, similarity, 1e-6);
        }
    }

    @Test
    void aPictureAndItsNegativeAreNotSimilarAtAll() {
        Tensor x = ImageGolden.pattern(1, 64);
        double[] similarities = MultiScaleSimilarity.of(x, x.mul(-1).add(255));
        for (double similarity : similarities) {
            assertTrue(similarity >= 0 && similarity < 0.05, "similarity " + similarity);
        }
    }

    @Test
    void theOrderOfAPairDoesNotMatter() {
        Tensor x = ImageGolden.first();
        Tensor y = ImageGolden.second();
        double[] forth = MultiScaleSimilarity.of(x, y);
        double[] back = MultiScaleSimilarity.of(y, x);
        for (int i = 0; i < forth.length; i++) {
            assertEquals(forth[i], back[i], 1e-7);
        }
    }
}
