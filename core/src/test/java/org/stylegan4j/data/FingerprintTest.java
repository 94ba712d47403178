package org.stylegan4j.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stylegan4j.data.source.ImageSource;
import org.stylegan4j.data.source.Labels;
import org.stylegan4j.image.Pixels;
import org.stylegan4j.io.ProgressListener;

class FingerprintTest {
    private static final DatasetConfig CONFIG = DatasetConfig.DEFAULT.withWorkers(2);
    private static final int COUNT = 50;

    private static List<Pixels> pictures() {
        return IntStream.range(0, COUNT)
                .mapToObj(i -> Fixtures.picture(8, 8, 3, i))
                .toList();
    }

    private static Labels labels() {
        return Labels.ofClasses(IntStream.range(0, COUNT).map(i -> i % 3).toArray(), List.of());
    }

    private static ListSource source(List<Pixels> pictures, Labels labels, boolean drawn) {
        return new ListSource(pictures.stream().map(Optional::of).toList(), labels, drawn);
    }

    private static String of(Fingerprint kind, ImageSource source, DatasetConfig config) throws IOException {
        try (Dataset d = Dataset.open(source, config, ProgressListener.NONE)) {
            return kind.of(d, ProgressListener.NONE);
        }
    }

    private static String tree(List<Pixels> pictures) throws IOException {
        return of(Fingerprint.TREE, source(pictures, labels(), false), CONFIG.withCond(true));
    }

    @Test
    void isTheSameWhateverTheNumberOfThreads() throws IOException {
        String two = tree(pictures());
        for (int threads : new int[] {1, 3, 16}) {
            DatasetConfig config = CONFIG.withCond(true).withWorkers(threads);
            assertEquals(two, of(Fingerprint.TREE, source(pictures(), labels(), false), config));
        }
        assertTrue(two.matches("tree1:[0-9a-f]{32}"), two);
    }

    @Test
    void onePixelAnywhereMakesAnother() throws IOException {
        String before = tree(pictures());
        for (int changed : new int[] {0, 15, 16, COUNT - 1}) {
            List<Pixels> pictures = pictures();
            pictures.get(changed).data()[100] ^= 1;
            assertNotEquals(before, tree(pictures), "picture " + changed);
        }
    }

    @Test
    void oneLabelMakesAnother() throws IOException {
        int[] classes = IntStream.range(0, COUNT).map(i -> i % 3).toArray();
        classes[40] = (classes[40] + 1) % 3;
        ImageSource changed = source(pictures(), Labels.ofClasses(classes, List.of()), false);
        assertNotEquals(tree(pictures()), of(Fingerprint.TREE, changed, CONFIG.withCond(true)));
    }

    @Test
    void orderAndCountMakeAnother() throws IOException {
        String before = tree(pictures());
        List<Pixels> swapped = new ArrayList<>(pictures());
        Collections.swap(swapped, 3, 45);
        assertNotEquals(before, tree(swapped));
        ImageSource fewer = source(pictures().subList(0, COUNT - 1), labels(), false);
        ImageSource all = source(pictures(), labels(), false);
        assertNotEquals(of(Fingerprint.TREE, all, CONFIG), of(Fingerprint.TREE, fewer, CONFIG));
    }

    @Test
    void resolutionMakesAnother() throws IOException {
        ImageSource same = source(pictures(), labels(), false);
        assertNotEquals(
                tree(pictures()),
                of(Fingerprint.TREE, same, CONFIG.withCond(true).withResolution(4)));
    }

    @Test
    void thePlainKindIsWhatEarlierReleasesWroteDown() throws IOException {
        // Made by the code before there was a tree.
        assertEquals(
                "dd043aa1afad62b9", of(Fingerprint.PLAIN, source(pictures(), labels(), false), CONFIG.withCond(true)));
    }

    @Test
    void drawnPicturesAreToldApartByTheirFirstOnes() throws IOException {
        String before = of(Fingerprint.TREE, source(pictures(), labels(), true), CONFIG);
        assertEquals(before, of(Fingerprint.TREE, source(pictures(), labels(), true), CONFIG.withWorkers(7)));
        List<Pixels> changed = pictures();
        changed.get(30).data()[0] ^= 1;
        assertNotEquals(before, of(Fingerprint.TREE, source(changed, labels(), true), CONFIG));
    }

    @Test
    void tellsHowFarItIsInPictures() throws IOException {
        for (Fingerprint kind : Fingerprint.values()) {
            List<Integer> heard = new ArrayList<>();
            try (Dataset d = Dataset.open(source(pictures(), labels(), false), CONFIG, ProgressListener.NONE)) {
                kind.of(d, (done, total) -> {
                    assertEquals(COUNT, total);
                    heard.add(done);
                });
            }
            assertEquals(COUNT, heard.get(heard.size() - 1));
        }
    }

    @Test
    void anInterruptEndsIt() throws IOException {
        try (Dataset d = Dataset.open(source(pictures(), labels(), false), CONFIG, ProgressListener.NONE)) {
            Thread.currentThread().interrupt();
            IOException e = assertThrows(IOException.class, () -> Fingerprint.TREE.of(d, ProgressListener.NONE));
            assertTrue(Thread.interrupted());
            assertEquals("interrupted while working on images", e.getMessage());
        }
    }

    @Test
    void saysWhichKindItIs() {
        assertEquals(Fingerprint.PLAIN, Fingerprint.kindOf("0123456789abcdef"));
        assertEquals(Fingerprint.TREE, Fingerprint.kindOf("tree1:00"));
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Fingerprint.kindOf("tree2:00"));
        assertEquals("fingerprint of an unknown kind: tree2:00", e.getMessage());
    }
}
