package org.stylegan4j.metric.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.image.ImageSize;
import org.stylegan4j.metric.Coordinates;
import org.stylegan4j.metric.Points;
import org.stylegan4j.metric.picture.PictureSet;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class FeatureStoreTest {
    private static final int COUNT = 2 * FeaturePart.PICTURES + 40;
    private static final FeaturePart.Progress QUIET = (done, total) -> {};

    @TempDir
    Path folder;

    private final Points pictures = Points.some(COUNT, 1);
    private FeatureStore store;

    @BeforeEach
    void open() {
        store = new FeatureStore(folder);
    }

    private int computed(PictureSet set, Coordinates net) throws IOException {
        int before = net.seen();
        store.features(set, net, QUIET);
        return net.seen() - before;
    }

    private static float[] expected(Points points) {
        float[] values = new float[points.rgb().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = points.rgb()[i] & 255;
        }
        return values;
    }

    private void assertHolds(Points points, Features features) throws IOException {
        try (Scope scope = Scope.noGrad()) {
            assertArrayEquals(expected(points), features.all().toFloats());
        }
    }

    @Test
    void featuresOfAllPicturesComeInTheirOrder() throws IOException {
        Features features = store.features(pictures, new Coordinates(), QUIET);
        assertEquals(COUNT, features.count());
        assertEquals(3, features.parts());
        assertHolds(pictures, features);
    }

    @Test
    void nothingIsComputedTwice() throws IOException {
        assertEquals(COUNT, computed(pictures, new Coordinates()));
        assertEquals(0, computed(pictures, new Coordinates()));
    }

    @Test
    void picturesAreFoundAgainUnderAnotherName() throws IOException {
        computed(pictures, new Coordinates());
        assertEquals(0, computed(new Points("moved", pictures.rgb()), new Coordinates()));
    }

    @Test
    void aChangedPixelAnotherResizerAndAnotherDetectorAreComputedAnew() throws IOException {
        computed(pictures, new Coordinates());
        byte[] changed = pictures.rgb().clone();
        changed[COUNT]++;
        assertEquals(COUNT, computed(new Points("points", changed), new Coordinates()));
        assertEquals(COUNT, computed(pictures, new Coordinates("coordinates", "bicubic")));
        assertEquals(COUNT, computed(pictures, new Coordinates("other weights", "none")));
    }

    @Test
    void anEndedComputationGoesOnWhereItWas() throws IOException {
        Coordinates net = new Coordinates();
        int enough = FeaturePart.PICTURES + 100;
        assertThrows(
                CancellationException.class,
                () -> store.features(pictures, net, (done, total) -> {
                    if (done >= enough) {
                        throw new CancellationException("enough");
                    }
                }));
        int before = net.seen();
        assertEquals(COUNT - before, computed(pictures, net));
        assertHolds(pictures, store.features(pictures, net, QUIET));
    }

    @Test
    void aDamagedPartIsComputedAnew() throws IOException {
        computed(pictures, new Coordinates());
        Path second = files().get(1);
        byte[] half = Files.readAllBytes(second);
        Files.write(second, Arrays.copyOf(half, half.length / 2));
        assertEquals(FeaturePart.PICTURES, computed(pictures, new Coordinates()));
        assertHolds(pictures, store.features(pictures, new Coordinates(), QUIET));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Like generated pictures, of which there may be any number. */
    private record Growing(Points points, int size) implements PictureSet {
        @Override
        public String name() {
            return points.name();
        }

        @Override
        public int channels() {
            return 3;
        }

        @Override
        public ImageSize extent() {
            return points.extent();
        }

        @Override
        public Tensor batch(int first, int count) {
            return points.batch(first, count);
        }

        @Override
        public String hash() {
            return "growing";
        }

        @Override
        public void close() {}
    }

    @Test
    void morePicturesOfAKindGoOnWhereFewerEnded() throws IOException {
        assertEquals(100, computed(new Growing(pictures, 100), new Coordinates()));
        assertEquals(COUNT - 100, computed(new Growing(pictures, COUNT), new Coordinates()));
        Features few = store.features(new Growing(pictures, 7), new Coordinates(), QUIET);
        assertEquals(7, few.count());
        try (Scope scope = Scope.noGrad()) {
            assertArrayEquals(new long[] {7, 3}, few.all().shape());
        }
    }

    @Test
    void progressCountsWhatWasThereBefore() throws IOException {
        computed(pictures, new Coordinates());
        int[] last = {0};
        store.features(pictures, new Coordinates(), (done, total) -> {
            assertEquals(COUNT, total);
            last[0] = done;
        });
        assertEquals(COUNT, last[0]);
    }

    @Test
    void trimmingDeletesWhatWasNotUsedForLongest() throws IOException {
        Points old = Points.some(50, 2);
        computed(old, new Coordinates());
        try (Stream<Path> places = Files.list(folder)) {
            Files.setLastModifiedTime(places.findFirst().orElseThrow(), FileTime.fromMillis(1000));
        }
        Points recent = Points.some(50, 3);
        computed(recent, new Coordinates());
        store.trim(Files.size(files().get(0)));
        assertEquals(0, computed(recent, new Coordinates()));
        assertEquals(50, computed(old, new Coordinates()));
    }

    @Test
    void trimmingAFolderThatIsNotThereDoesNothing() throws IOException {
        new FeatureStore(folder.resolve("none")).trim(0);
    }
}
