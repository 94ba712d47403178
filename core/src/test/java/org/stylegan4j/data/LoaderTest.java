package org.stylegan4j.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stylegan4j.data.source.Labels;
import org.stylegan4j.image.Pixels;
import org.stylegan4j.io.ProgressListener;
import org.stylegan4j.tensor.NoLeaks;

@ExtendWith(NoLeaks.class)
class LoaderTest {
    private Dataset dataset;

    @BeforeEach
    void open() throws IOException {
        List<Optional<Pixels>> pictures = IntStream.range(0, 10)
                .mapToObj(i -> Optional.of(Fixtures.picture(8, 8, 3, i)))
                .toList();
        Labels labels = Labels.ofClasses(IntStream.range(0, 10).toArray(), List.of());
        dataset = Dataset.open(
                new ListSource(pictures, labels, false), DatasetConfig.DEFAULT.withCond(true), ProgressListener.NONE);
    }

    @AfterEach
    void close() throws IOException {
        dataset.close();
    }

    @Test
    void scalesPicturesToMinusOneToOne() {
        try (Loader loader = new Loader(dataset, 4, 3, 0);
                Batch batch = loader.next()) {
            assertArrayEquals(new long[] {4, 3, 8, 8}, batch.images().shape());
            assertArrayEquals(new long[] {4, 10}, batch.labels().shape());
            int first = new EpochOrder(10, 3).at(0);
            byte[] chw = new byte[dataset.pictureBytes()];
            dataset.copy(first, chw, 0);
            float[] images = batch.images().toFloats();
            for (int i = 0; i < chw.length; i++) {
                assertEquals((chw[i] & 255) / 127.5f - 1, images[i]);
            }
            assertEquals(1, batch.labels().toFloats()[first]);
            try (Batch asked = dataset.batch(first)) {
                assertArrayEquals(new long[] {1, 3, 8, 8}, asked.images().shape());
                assertEquals(images[0], asked.images().toFloats()[0]);
            }
        }
    }

    @Test
    void goesOnFromAPositionAsAnUninterruptedRunDoes() {
        float[] whole;
        try (Loader loader = new Loader(dataset, 4, 3, 0)) {
            for (int i = 0; i < 5; i++) {
                loader.next().close();
            }
            assertEquals(20, loader.position());
            whole = images(loader);
        }
        try (Loader resumed = new Loader(dataset, 4, 3, 20)) {
            assertArrayEquals(whole, images(resumed));
            assertEquals(24, resumed.position());
        }
    }

    @Test
    void givesTheSameWithMoreThreads() throws IOException {
        List<Optional<Pixels>> pictures = IntStream.range(0, 10)
                .mapToObj(i -> Optional.of(Fixtures.picture(8, 8, 3, i)))
                .toList();
        Labels labels = Labels.ofClasses(IntStream.range(0, 10).toArray(), List.of());
        DatasetConfig three = DatasetConfig.DEFAULT.withCond(true).withWorkers(3);
        try (Dataset drawn = Dataset.open(new ListSource(pictures, labels, true), three, ProgressListener.NONE);
                Loader one = new Loader(dataset, LoaderTest::growing, 3, 0);
                Loader many = new Loader(drawn, LoaderTest::growing, 3, 0)) {
            for (int i = 0; i < 12; i++) {
                assertArrayEquals(images(one), images(many));
            }
            assertEquals(one.position(), many.position());
        }
    }

    @Test
    void worksWithoutLabels() throws IOException {
        try (Dataset plain = Dataset.open(
                        ListSource.of(Fixtures.picture(8, 8, 1, 1)), DatasetConfig.DEFAULT, ProgressListener.NONE);
                Loader loader = new Loader(plain, 3, 0, 0);
                Batch batch = loader.next()) {
            assertArrayEquals(new long[] {3, 1, 8, 8}, batch.images().shape());
            assertArrayEquals(new long[] {3, 0}, batch.labels().shape());
        }
    }

    @Test
    void failsOnceItIsClosedOrItsSourceBreaks() throws IOException {
        Loader loader = new Loader(dataset, 1, 0, 0);
        loader.close();
        assertEquals(
                "loader is closed",
                assertThrows(IllegalStateException.class, loader::next).getMessage());

        List<Optional<Pixels>> broken = List.of(Optional.of(Fixtures.picture(8, 8, 3, 0)), Optional.empty());
        try (Dataset drawn = Dataset.open(
                        new ListSource(broken, Labels.NONE, true), DatasetConfig.DEFAULT, ProgressListener.NONE);
                Loader failing = new Loader(drawn, 8, 0, 0)) {
            assertEquals(
                    "loading stopped: java.io.UncheckedIOException: damaged",
                    assertThrows(IllegalStateException.class, failing::next).getMessage());
        }
    }

    @Test
    void refusesEmptyBatches() {
        assertEquals(
                "batch must be at least 1: 0",
                assertThrows(IllegalArgumentException.class, () -> new Loader(dataset, 0, 0, 5))
                        .getMessage());
        assertEquals(
                "position must be at least 0: -1",
                assertThrows(IllegalArgumentException.class, () -> new Loader(dataset, 1, 0, -1))
                        .getMessage());
    }

    /** Four small pictures, then two of twice the side that fade in, then one whole. */
    private static BatchSpec growing(long shown) {
        return shown < 4 ? new BatchSpec(4, 4, 1) : shown < 8 ? new BatchSpec(2, 8, 0.25) : new BatchSpec(1, 8, 1);
    }

    @Test
    void batchesFollowASchedule() {
        try (Loader loader = new Loader(dataset, LoaderTest::growing, 3, 0);
                Batch small = loader.next();
                Batch fading = loader.next();
                Batch fadingToo = loader.next();
                Batch whole = loader.next();
                Batch plain = dataset.batch(new EpochOrder(10, 3).at(8))) {
            assertArrayEquals(new long[] {4, 3, 4, 4}, small.images().shape());
            assertArrayEquals(new long[] {2, 3, 8, 8}, fading.images().shape());
            assertArrayEquals(new long[] {2, 10}, fadingToo.labels().shape());
            assertArrayEquals(plain.images().toFloats(), whole.images().toFloats());
            assertEquals(9, loader.position());
        }
    }

    @Test
    void goesOnInTheMiddleOfASchedule() {
        float[] uninterrupted;
        try (Loader loader = new Loader(dataset, LoaderTest::growing, 3, 0)) {
            loader.next().close();
            loader.next().close();
            uninterrupted = images(loader);
        }
        try (Loader resumed = new Loader(dataset, LoaderTest::growing, 3, 6)) {
            assertArrayEquals(uninterrupted, images(resumed));
        }
    }

    private static float[] images(Loader loader) {
        try (Batch batch = loader.next()) {
            return batch.images().toFloats();
        }
    }
}
