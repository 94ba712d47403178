package org.stylegan4j.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.data.source.Labels;
import org.stylegan4j.image.Pixels;
import org.stylegan4j.io.ProgressListener;
import org.stylegan4j.io.Spill;

class DatasetTest {
    @TempDir
    private Path folder;

    private static final DatasetConfig CONFIG = DatasetConfig.DEFAULT.withWorkers(2);

    @Test
    void guessesTheResolutionFromTheMedianSmallerSide() throws IOException {
        try (Dataset d = open(CONFIG, rgb(40, 33, 1), rgb(70, 90, 2), rgb(500, 300, 3))) {
            assertEquals(64, d.resolution());
            assertEquals(3, d.channels());
            assertEquals(3 * 64 * 64, d.pictureBytes());
        }
        try (Dataset d = open(CONFIG, rgb(5, 3, 1))) {
            assertEquals(8, d.resolution());
        }
    }

    @Test
    void givesPlanarBytes() throws IOException {
        Pixels p = rgb(8, 8, 1);
        try (Dataset d = open(CONFIG, p)) {
            byte[] chw = picture(d, 0);
            for (int c = 0; c < 3; c++) {
                for (int i = 0; i < 64; i++) {
                    assertEquals(p.data()[3 * i + c], chw[64 * c + i]);
                }
            }
        }
    }

    @Test
    void grayPicturesAloneHaveOneChannel() throws IOException {
        try (Dataset d = open(CONFIG, Fixtures.picture(8, 8, 1, 1), Fixtures.picture(8, 8, 1, 2))) {
            assertEquals(1, d.channels());
            assertArrayEquals(Fixtures.picture(8, 8, 1, 2).data(), picture(d, 1));
        }
    }

    @Test
    void oneColouredPictureBeyondTheSampleMakesAllColoured() throws IOException {
        Pixels[] pictures = new Pixels[100];
        for (int i = 0; i < 100; i++) {
            pictures[i] = Fixtures.picture(8, 8, i == 57 ? 3 : 1, i);
        }
        try (Dataset d = open(CONFIG, pictures)) {
            assertEquals(3, d.channels());
            byte[] gray = picture(d, 3);
            assertEquals(gray[5], gray[5 + 64]);
            assertEquals(pictures[57].data()[3 * 5 + 2], picture(d, 57)[5 + 128]);
        }
    }

    @Test
    void leavesOutUnreadablePicturesWithTheirLabels() throws IOException {
        List<Optional<Pixels>> pictures = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            pictures.add(i == 2 || i == 5 ? Optional.empty() : Optional.of(rgb(8, 8, i)));
        }
        Labels labels = Labels.ofClasses(new int[] {0, 1, 2, 3, 4, 5}, List.of());
        ListSource source = new ListSource(pictures, labels, false);
        try (Dataset d = Dataset.open(source, CONFIG.withCond(true).withMirror(true), ProgressListener.NONE)) {
            assertEquals(List.of(new Skipped("picture2", "damaged"), new Skipped("picture5", "damaged")), d.skipped());
            assertEquals(8, d.size());
            assertEquals("picture3", d.id(2));
            assertArrayEquals(new float[] {0, 0, 0, 1, 0, 0}, d.labels().rows().get(2));
            assertArrayEquals(new float[] {0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0}, d.labelRows(new int[] {7, 0}));
        }
        assertTrue(source.closed);
    }

    @Test
    void failsWhenNothingIsReadable() {
        ListSource source = new ListSource(List.of(Optional.empty(), Optional.empty()), Labels.NONE, false);
        IOException e = assertThrows(IOException.class, () -> Dataset.open(source, CONFIG, ProgressListener.NONE));
        assertTrue(e.getMessage().matches("none of 2 images is readable; picture[01]: damaged"), e.getMessage());
        assertTrue(source.closed);
    }

    @Test
    void failsWhenLabelsAreWantedAndMissing() {
        assertEquals(
                "no labels: list",
                assertThrows(IllegalArgumentException.class, () -> open(CONFIG.withCond(true), rgb(8, 8, 1)))
                        .getMessage());
    }

    @Test
    void mirroringAppendsFlippedCopies() throws IOException {
        try (Dataset d = open(CONFIG.withMirror(true), rgb(8, 8, 1), rgb(8, 8, 2))) {
            assertEquals(4, d.size());
            byte[] plain = picture(d, 1);
            byte[] flipped = picture(d, 3);
            for (int row = 0; row < 24; row++) {
                for (int x = 0; x < 8; x++) {
                    assertEquals(plain[row * 8 + x], flipped[row * 8 + 7 - x]);
                }
            }
        }
    }

    @Test
    void theSubsetIsTheReferencesOne() throws IOException {
        Pixels[] pictures = IntStream.range(0, 50).mapToObj(i -> rgb(8, 8, i)).toArray(Pixels[]::new);
        try (Dataset d = open(CONFIG.withSubset(8, 0), pictures)) {
            List<String> ids = IntStream.range(0, 8).mapToObj(d::id).toList();
            // The first eight of RandomState(0).shuffle, sorted.
            assertEquals(
                    IntStream.of(2, 10, 11, 27, 28, 31, 38, 41)
                            .mapToObj(i -> "picture" + i)
                            .toList(),
                    ids);
        }
        assertEquals(
                "number of images must be between 1 and 1: 2",
                assertThrows(IllegalArgumentException.class, () -> open(CONFIG.withSubset(2, 0), rgb(8, 8, 1)))
                        .getMessage());
    }

    @Test
    void beyondTheBudgetTheSamePicturesComeFromAFile() throws IOException {
        Pixels[] pictures = IntStream.range(0, 9).mapToObj(i -> rgb(16, 16, i)).toArray(Pixels[]::new);
        try (Dataset memory = open(CONFIG, pictures);
                Dataset mapped = open(CONFIG.withMemoryBudget(100), pictures)) {
            for (int i = 0; i < 9; i++) {
                assertArrayEquals(picture(memory, i), picture(mapped, i));
            }
            assertEquals(
                    Fingerprint.TREE.of(memory, ProgressListener.NONE),
                    Fingerprint.TREE.of(mapped, ProgressListener.NONE));
        }
    }

    @Test
    void theSpillFileGoesAwayWithItsName() throws IOException {
        try (Dataset d = open(CONFIG.withMemoryBudget(0).withSpillFolder(folder), rgb(16, 16, 1));
                var files = Files.list(folder)) {
            assertEquals(16, d.resolution());
            assertEquals(0, files.count());
        }
    }

    @Test
    void saysOnceAndFirstThatPicturesGoToAFile() throws IOException {
        List<String> heard = new ArrayList<>();
        ProgressListener listener = new ProgressListener() {
            @Override
            public void progress(int done, int total) {
                heard.add("progress");
            }

            @Override
            public void spilling(Spill spill) {
                heard.add(spill.toString());
            }
        };
        DatasetConfig config = CONFIG.withMemoryBudget(3 * 16 * 16 * 2).withSpillFolder(folder);
        Dataset.open(ListSource.of(rgb(16, 16, 1), rgb(16, 16, 2)), config, listener)
                .close();
        assertFalse(heard.get(0).startsWith("Spill"), heard.toString());
        heard.clear();
        Dataset.open(ListSource.of(rgb(16, 16, 1), rgb(16, 16, 2), rgb(16, 16, 3)), config, listener)
                .close();
        assertEquals(new Spill(folder, 3 * 16 * 16 * 3).toString(), heard.remove(0));
        assertEquals(List.of("progress"), heard.stream().distinct().toList());
    }

    @Test
    void aMissingFolderForTheFileIsSaidBeforeAnythingIsDecoded() throws IOException {
        Path none = folder.resolve("none");
        DatasetConfig config = CONFIG.withMemoryBudget(0).withSpillFolder(none);
        ListSource source = ListSource.of(
                IntStream.range(0, 30).mapToObj(i -> rgb(16, 16, i)).toArray(Pixels[]::new));
        IOException e = assertThrows(IOException.class, () -> Dataset.open(source, config, ProgressListener.NONE));
        assertEquals(
                "no such folder for decoded images, which need 0.0 MB beyond what memory may hold: " + none
                        + " (name one by --spill)",
                e.getMessage());
        int before = source.reads.get();
        DatasetInfo.of(source, config);
        assertEquals(2 * before, source.reads.get()); // no more than the sample, which tells the size
    }

    @Test
    void drawnPicturesAreDrawnWhenAskedForAndOnlyOnce() throws IOException {
        List<Optional<Pixels>> pictures =
                IntStream.range(0, 30).mapToObj(i -> Optional.of(rgb(8, 8, i))).toList();
        ListSource source = new ListSource(pictures, Labels.NONE, true);
        try (Dataset d = Dataset.open(source, CONFIG, ProgressListener.NONE)) {
            int before = source.reads.get();
            assertTrue(before < 5);
            picture(d, 17);
            picture(d, 17);
            assertEquals(before + 1, source.reads.get());
        }
    }

    @Test
    void showsAPictureAsItIsStored() throws IOException {
        Pixels p = rgb(8, 8, 4);
        try (Dataset d = open(CONFIG, p)) {
            assertArrayEquals(p.data(), d.picture(0).data());
        }
    }

    @Test
    void tellsHowFarItIs() throws IOException {
        List<Integer> heard = new ArrayList<>();
        Pixels[] pictures = IntStream.range(0, 9).mapToObj(i -> rgb(16, 16, i)).toArray(Pixels[]::new);
        Dataset.open(ListSource.of(pictures), CONFIG, (done, total) -> heard.add(done))
                .close();
        assertEquals(9, heard.get(heard.size() - 1));
    }

    @Test
    void refusesBadSettings() {
        assertMessage("resolution must be a power of two from 4 to 2048: 100", () -> CONFIG.withResolution(100));
        assertMessage("number of images must be at least 1: 0", () -> CONFIG.withSubset(0, 0));
        assertMessage("workers must be at least 1: 0", () -> CONFIG.withWorkers(0));
        assertMessage("memory budget must be non-negative: -1", () -> CONFIG.withMemoryBudget(-1));
    }

    private static void assertMessage(String expected, org.junit.jupiter.api.function.Executable action) {
        assertEquals(
                expected, assertThrows(IllegalArgumentException.class, action).getMessage());
        assertFalse(expected.isEmpty());
    }

    private static Pixels rgb(int width, int height, int seed) {
        return Fixtures.picture(width, height, 3, seed);
    }

    private static Dataset open(DatasetConfig config, Pixels... pictures) throws IOException {
        return Dataset.open(ListSource.of(pictures), config, ProgressListener.NONE);
    }

    private static byte[] picture(Dataset d, int index) {
        byte[] chw = new byte[d.pictureBytes()];
        d.copy(index, chw, 0);
        return chw;
    }
}
