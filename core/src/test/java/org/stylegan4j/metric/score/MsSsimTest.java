package org.stylegan4j.metric.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stylegan4j.metric.PictureList;
import org.stylegan4j.metric.TestTools;
import org.stylegan4j.metric.feature.Convention;
import org.stylegan4j.metric.measure.Evaluated;
import org.stylegan4j.metric.measure.MetricResult;
import org.stylegan4j.metric.measure.SampleSizes;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class MsSsimTest {
    private static MetricResult measure(Tensor real, Tensor fake) throws IOException {
        Evaluated subject = Evaluated.of(PictureList.of(real), PictureList.of(fake));
        return new MsSsim("msssim", SampleSizes.ALL)
                .measure(subject, TestTools.of(Path.of("unused"), Convention.STYLEGAN2));
    }

    private static Tensor varied() {
        return Golden.sine(0, 0.8177, 40, 1, 32, 32).mul(100).add(128);
    }

    @Test
    void collapsedFakesAreAlikeAndVariedOnesAreNot() throws IOException {
        Tensor collapsed =
                Golden.sine(0, 0.8177, 1, 1, 32, 32).mul(100).add(128).expand(40, 1, 32, 32);
        MetricResult result = measure(varied(), collapsed);
        assertEquals(1, result.values().get("msssim"), 1e-6);
        assertTrue(result.values().get("msssim_real") < 0.9, result.toString());
    }

    @Test
    void anOddPictureIsLeftOver() throws IOException {
        Tensor x = varied();
        MetricResult result = measure(x.narrow(0, 0, 5), x);
        assertEquals(5, result.protocol().real().orElseThrow());
        assertTrue(Double.isFinite(result.values().get("msssim_real")));
    }

    @Test
    void aLonePictureIsRefused() {
        Tensor x = varied();
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> measure(x, x.narrow(0, 0, 1)));
        assertEquals("MS-SSIM needs two images of 16x16 or larger: 1 of 32x32", e.getMessage());
    }
}
