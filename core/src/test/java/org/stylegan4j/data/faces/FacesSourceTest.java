package org.stylegan4j.data.faces;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stylegan4j.data.ImageSources;
import org.stylegan4j.data.source.ImageSource;
import org.stylegan4j.data.source.Labels;
import org.stylegan4j.data.source.SourceConfig;
import org.stylegan4j.image.Background;
import org.stylegan4j.image.Pixels;

class FacesSourceTest {
    @Test
    void seedAndIndexDecideThePicture() {
        byte[] picture = new FacesSource(1, 32, 10).read(3).data();
        assertArrayEquals(picture, new FacesSource(1, 32, 1000).read(3).data());
        assertFalse(Arrays.equals(picture, new FacesSource(1, 32, 10).read(4).data()));
        assertFalse(Arrays.equals(picture, new FacesSource(2, 32, 10).read(3).data()));
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 32, 64, 128, 256})
    void drawsAtEveryResolution(int resolution) {
        Pixels p = new FacesSource(0, resolution, 1).read(0);
        assertEquals(resolution, p.width());
        assertEquals(resolution, p.height());
        assertEquals(3, p.channels());
    }

    @Test
    void aSmallerPictureIsTheSamePicture() {
        byte[] large = new FacesSource(0, 128, 20).read(7).data();
        byte[] small = new FacesSource(0, 32, 20).read(7).data();
        double difference = 0;
        for (int i = 0; i < small.length; i++) {
            difference += Math.abs((small[i] & 0xff) - mean(large, i));
        }
        assertTrue(difference / small.length < 4, "mean difference " + difference / small.length);
    }

    /** The mean of the 4x4 pixels of the 128x128 picture under byte {@code i} of the 32x32 one. */
    private static double mean(byte[] large, int i) {
        int x = i / 3 % 32;
        int y = i / 3 / 32;
        int sum = 0;
        for (int k = 0; k < 16; k++) {
            sum += large[((4 * y + k / 4) * 128 + 4 * x + k % 4) * 3 + i % 3] & 0xff;
        }
        return sum / 16.0;
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 512})
    void otherResolutionsAreRefused(int resolution) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> new FacesSource(0, resolution, 1));
        assertEquals("expected a resolution of faces from 16 to 256 but was " + resolution, e.getMessage());
    }

    @Test
    void labelsAreTheAttributes() {
        FacesSource faces = new FacesSource(5, 16, 100);
        Labels labels = faces.labels();
        assertEquals(100, labels.rows().size());
        assertEquals(labels.features(), labels.names().size());
        assertArrayEquals(FaceAttributes.sample(5, 42).toVector(), labels.rows().get(42));
    }

    @Test
    void theNameOpensTheBuiltInSet() throws IOException {
        SourceConfig config = new SourceConfig(false, Background.WHITE);
        try (ImageSource faces = ImageSources.open("faces", OptionalInt.of(64), config)) {
            assertEquals(64, faces.read(0).width());
            assertEquals(FacesSource.DEFAULT_SIZE, faces.size());
            assertTrue(faces.drawnOnDemand());
        }
    }
}
