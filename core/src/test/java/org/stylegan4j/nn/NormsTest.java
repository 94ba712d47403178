package org.stylegan4j.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.stylegan4j.tensor.TensorAssert.assertClose;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class NormsTest {
    @Test
    void pixelNormGivesUnitMeanSquare() {
        Tensor y = Norms.pixel(Golden.sine(0.3, 0.7, 4, 16).mul(5));
        for (float meanSquare : y.square().mean(1L).toFloats()) {
            assertEquals(1, meanSquare, 1e-5);
        }
    }

    @Test
    void minibatchStddevMatchesTheReference() {
        Tensor y = Norms.minibatchStddev(Golden.sine(0, 0.1, 4, 2, 2, 2), 2);
        float[] extra = y.narrow(1, 2, 1).toFloats(); // [4, 1, 2, 2]
        double sum = 0;
        for (float v : extra) {
            sum += v;
        }
        assertEquals(4.352259, sum, 1e-5);
        assertEquals(.285398, extra[0], 1e-6);
        assertEquals(.258634, extra[15], 1e-6);
    }

    @Test
    void groupsAreStrided() {
        // Images 0 and 2 are equal, so are 1 and 3: with groups of two, i and i + 2 meet and nothing deviates.
        Tensor half = Golden.sine(0, 1, 2, 2, 2, 2);
        Tensor y = Norms.minibatchStddev(Tensor.cat(0, half, half), 2).narrow(1, 2, 1);
        assertEquals(Math.sqrt(1e-8), y.mean().toDouble(), 1e-6);
    }

    @Test
    void indivisibleBatchIsNamed() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> Norms.minibatchStddev(Tensor.zeros(6, 1, 4, 4), 4));
        assertEquals("batch must be divisible by the minibatch stddev group: 6 and 4", e.getMessage());
    }

    @Test
    void adaptiveInstanceNormalizationGivesExactlyTheStylesMeanAndDeviation() {
        Tensor x = Golden.sine(0.3, 0.61, 2, 3, 8, 8).mul(7).add(5);
        Tensor deviation = Golden.sine(0.2, 0.9, 2, 3).add(1.5);
        Tensor mean = Golden.sine(1.1, 0.4, 2, 3).mul(3);
        Tensor y = Norms.adaptiveInstance(x, deviation, mean);
        assertClose("mean", mean, y.mean(2, 3), 1e-5);
        Tensor centred = y.sub(mean.reshape(2, 3, 1, 1));
        assertClose("deviation", deviation.abs(), centred.square().mean(2, 3).sqrt(), 1e-5);
    }

    @Test
    void adaptiveInstanceNormalizationOfOneColourIsTheStylesMean() {
        Tensor mean = Golden.sine(1.1, 0.4, 2, 3);
        Tensor flat = Golden.sine(0.3, 0.61, 2, 3, 1, 1).expand(2, 3, 8, 8);
        Tensor y = Norms.adaptiveInstance(flat, Golden.sine(0.2, 0.9, 2, 3), mean);
        assertClose("flat", mean.reshape(2, 3, 1, 1).expand(2, 3, 8, 8), y, 1e-2); // rounding, divided by sqrt(1e-8)
    }
}
