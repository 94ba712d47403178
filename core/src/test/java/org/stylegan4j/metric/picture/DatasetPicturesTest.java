package org.stylegan4j.metric.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stylegan4j.data.Dataset;
import org.stylegan4j.data.DatasetConfig;
import org.stylegan4j.data.faces.FacesSource;
import org.stylegan4j.io.ProgressListener;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Scope;

@ExtendWith(NoLeaks.class)
class DatasetPicturesTest {
    private static PictureSet faces(long seed) throws IOException {
        return new DatasetPictures(Dataset.open(
                new FacesSource(seed, 16, 100), DatasetConfig.DEFAULT.withResolution(16), ProgressListener.NONE));
    }

    @Test
    void picturesAreThoseOfTheDataset() throws IOException {
        try (PictureSet set = faces(0);
                Scope scope = Scope.open()) {
            assertEquals(100, set.size());
            assertArrayEquals(new long[] {3, 3, 16, 16}, set.batch(97, 3).shape());
            byte[] red = set.batch(5, 1).select(1, 0).toBytes();
            byte[] pixels = new FacesSource(0, 16, 100).read(5).data();
            for (int i = 0; i < red.length; i++) {
                assertEquals(pixels[3 * i], red[i], "pixel " + i);
            }
        }
    }

    @Test
    void fingerprintFollowsThePixels() throws IOException {
        try (PictureSet a = faces(0);
                PictureSet same = faces(0);
                PictureSet other = faces(1)) {
            assertEquals(a.hash(), same.hash());
            assertNotEquals(a.hash(), other.hash());
        }
    }
}
