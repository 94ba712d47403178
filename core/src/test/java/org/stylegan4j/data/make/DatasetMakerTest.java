package org.stylegan4j.data.make;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.data.Fixtures;
import org.stylegan4j.data.ImageSources;
import org.stylegan4j.data.ListSource;
import org.stylegan4j.data.Skipped;
import org.stylegan4j.data.source.ImageSource;
import org.stylegan4j.data.source.Labels;
import org.stylegan4j.data.source.SourceConfig;
import org.stylegan4j.image.Background;
import org.stylegan4j.image.Crop;
import org.stylegan4j.image.Filter;
import org.stylegan4j.image.ImageDecoder;
import org.stylegan4j.image.ImageSize;
import org.stylegan4j.image.Pixels;
import org.stylegan4j.io.ProgressListener;

class DatasetMakerTest {
    @TempDir
    private Path folder;

    private final SourceConfig cond = new SourceConfig(true, Background.WHITE);

    @Test
    void writesTheLayoutOfTheReferenceWithoutGaps() throws IOException {
        List<Optional<Pixels>> pictures = new ArrayList<>();
        IntStream.range(0, 5).forEach(i -> pictures.add(Optional.of(Fixtures.picture(8, 8, 3, i))));
        pictures.set(1, Optional.empty());
        Labels labels = Labels.ofClasses(new int[] {0, 1, 0, 1, 1}, List.of("cat", "dog"));
        Path zip = folder.resolve("out.zip");
        DatasetMaker.Result result =
                DatasetMaker.make(new ListSource(pictures, labels, false), config("out.zip"), ProgressListener.NONE);
        assertEquals(
                new DatasetMaker.Result(4, new ImageSize(8, 8), 3, List.of(new Skipped("picture1", "damaged"))),
                result);
        try (ZipFile file = new ZipFile(zip.toFile())) {
            assertEquals(
                    List.of(
                            "00000/img00000000.png",
                            "00000/img00000001.png",
                            "00000/img00000002.png",
                            "00000/img00000003.png",
                            "dataset.json"),
                    file.stream().map(ZipEntry::getName).toList());
            assertTrue(file.stream().allMatch(e -> e.getMethod() == ZipEntry.STORED));
            String json = new String(
                    file.getInputStream(file.getEntry("dataset.json")).readAllBytes(),
                    java.nio.charset.StandardCharsets.UTF_8);
            assertEquals(
                    "{\"labels\":[[\"00000/img00000000.png\",0],[\"00000/img00000001.png\",0],"
                            + "[\"00000/img00000002.png\",1],[\"00000/img00000003.png\",1]],"
                            + "\"class_names\":[\"cat\",\"dog\"]}",
                    json);
        }
        try (ImageSource back = ImageSources.open(zip.toString(), cond)) {
            assertArrayEquals(pictures.get(2).get().data(), back.read(1).data());
            assertEquals(List.of("cat", "dog"), back.labels().names());
        }
        assertNothingBut("out.zip");
    }

    @Test
    void writesAFolderWithVectorsAsLabels() throws IOException {
        Labels labels = new Labels(2, List.of(new float[] {0.5f, -1}, new float[] {2, 0.25f}), List.of());
        List<Optional<Pixels>> pictures =
                List.of(Optional.of(Fixtures.picture(8, 8, 1, 1)), Optional.of(Fixtures.picture(8, 8, 1, 2)));
        Files.createDirectory(folder.resolve("out"));
        DatasetMaker.make(new ListSource(pictures, labels, false), config("out"), ProgressListener.NONE);
        try (ImageSource back = ImageSources.open(folder.resolve("out").toString(), cond)) {
            assertEquals(1, back.read(0).channels());
            assertArrayEquals(new float[] {2, 0.25f}, back.labels().rows().get(1));
        }
        assertNothingBut("out");
    }

    @Test
    void withoutLabelsTheFileSaysNull() throws IOException {
        DatasetMaker.make(ListSource.of(Fixtures.picture(8, 8, 1, 1)), config("out"), ProgressListener.NONE);
        assertEquals("{\"labels\":null}", Files.readString(folder.resolve("out/dataset.json")));
    }

    @Test
    void theSameInputMakesTheSameBytes() throws IOException {
        for (String name : List.of("a.zip", "b.zip")) {
            DatasetMaker.make(
                    ListSource.of(Fixtures.picture(8, 8, 3, 1), Fixtures.picture(8, 8, 3, 2)),
                    config(name),
                    ProgressListener.NONE);
        }
        assertArrayEquals(Files.readAllBytes(folder.resolve("a.zip")), Files.readAllBytes(folder.resolve("b.zip")));
    }

    @Test
    void cropsResizesLimitsAndPreviews() throws IOException {
        Pixels[] pictures = IntStream.range(0, 100)
                .mapToObj(i -> Fixtures.picture(20 + i, 30, i == 77 ? 3 : 1, i))
                .toArray(Pixels[]::new);
        MakeConfig config = config("out.zip")
                .withTransform(Crop.CENTER_CROP, Filter.BOX, new ImageSize(16, 16))
                .withMaxImages(90)
                .withPreview(folder.resolve("grid.png"));
        List<Integer> heard = new ArrayList<>();
        DatasetMaker.Result result =
                DatasetMaker.make(ListSource.of(pictures), config, (done, total) -> heard.add(done));
        assertEquals(90, result.images());
        assertEquals(3, result.channels());
        assertEquals(90, heard.get(heard.size() - 1));
        Pixels grid = new ImageDecoder(Background.WHITE).decode(Files.readAllBytes(folder.resolve("grid.png")));
        assertEquals(8 * 16, grid.width());
        assertEquals(8 * 16, grid.height());
    }

    @Test
    void aFailureLeavesNothingBehind() throws IOException {
        for (String name : List.of("out", "out.zip")) {
            assertFails(
                    "pictures differ in size: picture0 is 8x8, picture1 is 16x16 (give a resolution)",
                    name,
                    Fixtures.picture(8, 8, 3, 1),
                    Fixtures.picture(16, 16, 3, 1));
            assertFails(
                    "pictures must be square after crop and resize: 8x9 (picture0; give a resolution)",
                    name,
                    Fixtures.picture(8, 9, 3, 1));
            assertFails(
                    "side must be a power of two after crop and resize: 12 (picture0; give a resolution)",
                    name,
                    Fixtures.picture(12, 12, 3, 1));
        }
        assertNothingBut();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskLeavesNothingBehindAndNothingOpen() throws IOException {
        Path full = Path.of("/dev/full");
        Files.createSymbolicLink(folder.resolve("out.zip.partial"), full);
        // Noise, so that the file is larger than all buffers and the failure comes in the middle of it.
        byte[] noise = new byte[256 * 256 * 3];
        new Random(1).nextBytes(noise);
        assertFails("No space left on device", "out.zip", new Pixels(256, 256, 3, noise));
        assertNothingBut();
        try (var open = Files.list(Path.of("/proc/self/fd"))) {
            assertTrue(open.noneMatch(f -> f.toFile().exists() && isLinkTo(f, full)), "file still open");
        }
    }

    private static boolean isLinkTo(Path link, Path target) {
        try {
            return Files.readSymbolicLink(link).equals(target);
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void keepsItsHandsOffFilledFolders() throws IOException {
        Files.createDirectories(folder.resolve("out/mine"));
        assertFails("folder must be empty: " + folder.resolve("out"), "out", Fixtures.picture(8, 8, 3, 1));
        Files.createDirectory(folder.resolve("x.zip"));
        assertFails(
                "expected a zip file but was a folder: " + folder.resolve("x.zip"),
                "x.zip",
                Fixtures.picture(8, 8, 3, 1));
        assertNothingBut("out", "x.zip");
    }

    @Test
    void refusesBadSettings() {
        MakeConfig plain = config("out");
        ImageSize wide = new ImageSize(512, 384);
        assertMessage(
                "pictures must be square after crop and resize: 512x384",
                () -> plain.withTransform(Crop.CENTER_CROP, Filter.BOX, wide));
        assertEquals(
                Optional.of(wide),
                plain.withTransform(Crop.CENTER_CROP_WIDE, Filter.BOX, wide).size());
        assertMessage(
                "a resolution is needed for center-crop",
                () -> new MakeConfig(
                        plain.dest(),
                        Crop.CENTER_CROP,
                        Filter.BOX,
                        Optional.empty(),
                        plain.maxImages(),
                        plain.preview(),
                        1));
        assertMessage("number of images must be at least 1: 0", () -> plain.withMaxImages(0));
        assertMessage("workers must be at least 1: 0", () -> plain.withWorkers(0));
    }

    private static void assertMessage(String expected, org.junit.jupiter.api.function.Executable action) {
        assertEquals(
                expected, assertThrows(IllegalArgumentException.class, action).getMessage());
    }

    private MakeConfig config(String name) {
        return MakeConfig.to(folder.resolve(name)).withWorkers(2);
    }

    private void assertFails(String expected, String dest, Pixels... pictures) {
        assertEquals(
                expected,
                assertThrows(
                                IOException.class,
                                () -> DatasetMaker.make(ListSource.of(pictures), config(dest), ProgressListener.NONE))
                        .getMessage());
    }

    private void assertNothingBut(String... names) throws IOException {
        try (var files = Files.list(folder)) {
            assertEquals(
                    List.of(names),
                    files.map(f -> f.getFileName().toString()).sorted().toList());
        }
    }
}
