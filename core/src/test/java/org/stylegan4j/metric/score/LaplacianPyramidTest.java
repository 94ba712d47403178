package org.stylegan4j.metric.score;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stylegan4j.tensor.TensorAssert.assertClose;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stylegan4j.metric.ImageGolden;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class LaplacianPyramidTest {
    @Test
    void bandsEqualTheScripts() {
        List<Tensor> bands = LaplacianPyramid.of(ImageGolden.first(), 2);
        Golden.assertMatches("32", digest("32"), bands.get(0), 1e-4);
        Golden.assertMatches("16", digest("16"), bands.get(1), 1e-4);
    }

    private static Golden.Digest digest(String band) {
        JsonNode d = ImageGolden.get("bands").get(band);
        double[] first = new double[d.get("first").size()];
        for (int i = 0; i < first.length; i++) {
            first[i] = d.get("first").get(i).asDouble();
        }
        return Golden.digest(
                d.get("count").asLong(),
                d.get("sum").asDouble(),
                d.get("absoluteSum").asDouble(),
                d.get("last").asDouble(),
                first);
    }

    @Test
    void bandsEnlargedAndAddedAreThePicture() {
        Tensor x = Golden.sine(0.4, 0.9, 2, 3, 64, 64);
        List<Tensor> bands = LaplacianPyramid.of(x, 3);
        Tensor sum = bands.get(1).add(LaplacianPyramid.up(bands.get(2)));
        assertClose("sum", x, bands.get(0).add(LaplacianPyramid.up(sum)), 1e-6);
    }

    @Test
    void aFlatPictureIsInTheLastBandAlone() {
        List<Tensor> bands = LaplacianPyramid.of(Tensor.zeros(1, 1, 32, 32).add(200), 2);
        assertTrue(bands.get(0).abs().maxKeep(0, 1, 2, 3).toDouble() < 1e-3);
        assertClose("last", Tensor.zeros(1, 1, 16, 16).add(200), bands.get(1), 1e-3);
    }
}
