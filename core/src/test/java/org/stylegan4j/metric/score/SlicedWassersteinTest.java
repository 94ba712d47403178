package org.stylegan4j.metric.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stylegan4j.data.faces.FacesSource;
import org.stylegan4j.data.source.ImageSource;
import org.stylegan4j.image.ImageSize;
import org.stylegan4j.metric.ImageGolden;
import org.stylegan4j.metric.PictureList;
import org.stylegan4j.metric.TestTools;
import org.stylegan4j.metric.feature.Convention;
import org.stylegan4j.metric.measure.Evaluated;
import org.stylegan4j.metric.measure.SampleSizes;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class SlicedWassersteinTest {
    private static final int IMAGES = 48;

    private static Map<String, Double> measure(Tensor real, Tensor fake) throws IOException {
        Evaluated subject = Evaluated.of(PictureList.of(real), PictureList.of(fake));
        return new SlicedWasserstein("swd", SampleSizes.ALL)
                .measure(subject, TestTools.of(Path.of("unused"), Convention.STYLEGAN2))
                .values();
    }

    /** Built-in faces as numbers in 0..255, [48, 3, 64, 64]. */
    private static Tensor faces(long seed) throws IOException {
        try (ImageSource source = new FacesSource(seed, 64, IMAGES)) {
            float[] values = new float[IMAGES * 3 * 64 * 64];
            for (int i = 0; i < IMAGES; i++) {
                byte[] hwc = source.read(i).data();
                for (int k = 0; k < hwc.length; k++) {
                    values[i * hwc.length + k % 3 * 64 * 64 + k / 3] = hwc[k] & 255;
                }
            }
            return Tensor.of(values, IMAGES, 3, 64, 64);
        }
    }

    @Test
    void equalsTheScript() {
        List<Tensor> a = LaplacianPyramid.of(ImageGolden.first(), 2);
        List<Tensor> b = LaplacianPyramid.of(ImageGolden.second(), 2);
        ImageGolden.Formula placesOfA = new ImageGolden.Formula();
        ImageGolden.Formula placesOfB = new ImageGolden.Formula();
        for (int level = 0; level < 2; level++) {
            try (Patches p = new Patches(3, placesOfA);
                    Patches q = new Patches(3, placesOfB)) {
                p.add(a.get(level));
                q.add(b.get(level));
                double expected =
                        ImageGolden.get("swd").get(level == 0 ? "32" : "16").asDouble();
                // Half precision moves a patch's numbers by up to a twentieth of a grey level.
                assertEquals(expected, SlicedWasserstein.distance(p, q, new ImageGolden.Formula()), 2e-5);
            }
        }
    }

    @Test
    void equalSetsAreAtDistanceZero() throws IOException {
        Tensor x = faces(1);
        measure(x, x).forEach((name, distance) -> assertEquals(0, distance, name));
    }

    @Test
    void levelsAreThoseFromTheWholePictureDownTo16Pixels() throws IOException {
        Tensor x = faces(1);
        assertEquals(
                List.of("swd_avg", "swd_64", "swd_32", "swd_16"),
                List.copyOf(measure(x, x).keySet()));
        assertEquals(List.of(28), SlicedWasserstein.levels(new ImageSize(28, 28)));
        assertEquals(List.of(96, 48, 24), SlicedWasserstein.levels(new ImageSize(192, 96)));
    }

    @Test
    void blurShowsAtTheFinestLevelAndMoreBlurShowsMore() throws IOException {
        Tensor x = faces(1);
        Tensor blurred = LaplacianPyramid.up(LaplacianPyramid.down(x));
        Tensor moreBlurred = LaplacianPyramid.up(LaplacianPyramid.up(LaplacianPyramid.down(LaplacianPyramid.down(x))));
        Map<String, Double> little = measure(x, blurred);
        Map<String, Double> much = measure(x, moreBlurred);
        assertTrue(little.get("swd_64") > 3 * little.get("swd_32"), little.toString());
        assertTrue(little.get("swd_32") > 2 * little.get("swd_16"), little.toString());
        assertTrue(much.get("swd_32") > 2 * little.get("swd_32"), much + " after " + little);
        assertTrue(much.get("swd_avg") > little.get("swd_avg"), much + " after " + little);
    }

    @Test
    void otherFacesAreNearAndInvertedOnesFar() throws IOException {
        Tensor x = faces(1);
        double near = measure(x, faces(2)).get("swd_16");
        double far = measure(x, x.mul(-1).add(255)).get("swd_16");
        assertTrue(far > 2 * near, far + " and " + near);
    }

    @Test
    void flatPicturesGiveAFiniteNumber() throws IOException {
        Tensor flat = Tensor.zeros(2, 1, 16, 16).add(7);
        assertEquals(0, measure(flat, flat).get("swd_avg"));
    }

    @Test
    void smallAndUnlikePicturesAreRefused() {
        String small = assertThrows(
                        IllegalArgumentException.class,
                        () -> measure(Tensor.zeros(2, 1, 8, 8), Tensor.zeros(2, 1, 8, 8)))
                .getMessage();
        assertEquals("sliced Wasserstein distance needs images of 16x16 or larger: 8x8", small);
        String unlike = assertThrows(
                        IllegalArgumentException.class,
                        () -> measure(Tensor.zeros(2, 1, 16, 16), Tensor.zeros(2, 3, 32, 16)))
                .getMessage();
        assertEquals("expected fakes of 16x16x1 but was 16x32x3", unlike);
    }
}
