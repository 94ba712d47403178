package org.stylegan4j.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.data.source.ImageSource;
import org.stylegan4j.data.source.Labels;
import org.stylegan4j.data.source.SourceConfig;
import org.stylegan4j.image.Background;
import org.stylegan4j.image.ImageSize;
import org.stylegan4j.image.Pixels;

class ImageSourcesTest {
    private static final SourceConfig COND = new SourceConfig(true, Background.WHITE);

    @TempDir
    private Path folder;

    @Test
    void findsImagesInAllFoldersSortedByPath() throws IOException {
        write("b/two.PNG", Fixtures.file("gray.png"));
        write("a/z/three.jpg", Fixtures.file("baseline.jpg"));
        write("one.webp", Fixtures.file("lossy.webp"));
        write("notes.txt", "no picture".getBytes(StandardCharsets.UTF_8));
        write(".hidden/four.png", Fixtures.file("gray.png"));
        write("__MACOSX/a/._three.jpg", new byte[] {1});
        write("b/._two.PNG", new byte[] {1});
        try (ImageSource source = open(folder)) {
            assertEquals(List.of("a/z/three.jpg", "b/two.PNG", "one.webp"), ids(source));
            assertEquals(folder.getFileName().toString(), source.name());
            assertEquals(new ImageSize(37, 29), source.extent(0));
            assertEquals(0, Fixtures.worst("lossy.webp", source.read(2)));
            assertEquals(Labels.NONE, source.labels());
        }
    }

    @Test
    void readsAZipAsItReadsAFolder() throws IOException {
        Path zip = zip(
                "pictures.zip",
                "128/b.png",
                Fixtures.file("gray.png"),
                "128/a.jpg",
                Fixtures.file("baseline.jpg"),
                "__MACOSX/128/._a.jpg",
                new byte[] {1});
        try (ImageSource source = open(zip)) {
            assertEquals("pictures", source.name());
            assertEquals(List.of("128/a.jpg", "128/b.png"), ids(source));
            assertEquals(0, Fixtures.worst("gray.png", source.read(1)));
        }
    }

    @Test
    void takesClassesFromFoldersBelowTheCommonOne() throws IOException {
        Path zip = zip(
                "animals.zip",
                "train/cat/1.png",
                Fixtures.file("gray.png"),
                "train/ant/x/1.png",
                Fixtures.file("gray.png"),
                "train/cat/2.png",
                Fixtures.file("gray.png"));
        try (ImageSource source = ImageSources.open(zip.toString(), COND)) {
            assertEquals(List.of("ant", "cat"), source.labels().names());
            assertArrayEquals(new float[] {1, 0}, source.labels().rows().get(0));
            assertArrayEquals(new float[] {0, 1}, source.labels().rows().get(2));
        }
    }

    @Test
    void takesLabelsFromTheDatasetFile() throws IOException {
        write("00000/img00000000.png", Fixtures.file("gray.png"));
        write("00000/img00000001.png", Fixtures.file("gray.png"));
        json("{\"labels\": [[\"00000/img00000001.png\", 2], [\"00000/img00000000.png\", 0]]}");
        try (ImageSource source = ImageSources.open(folder.toString(), COND)) {
            assertArrayEquals(new float[] {1, 0, 0}, source.labels().rows().get(0));
            assertArrayEquals(new float[] {0, 0, 1}, source.labels().rows().get(1));
        }
        json("{\"labels\": [[\"00000/img00000000.png\", [0.5, 2]], [\"00000/img00000001.png\", [1, -3]]]}");
        try (ImageSource source = ImageSources.open(folder.toString(), COND)) {
            assertArrayEquals(new float[] {1, -3}, source.labels().rows().get(1));
        }
    }

    @Test
    void saysWhatIsWrongWithLabels() throws IOException {
        write("00000/img00000000.png", Fixtures.file("gray.png"));
        json("{\"labels\": null}");
        assertMessage("no labels in dataset.json: " + folder, folder, COND);
        json("{\"labels\": [[\"other.png\", 1]]}");
        assertMessage("no label in dataset.json for: 00000/img00000000.png", folder, COND);
        json("{\"labels\": [[\"00000/img00000000.png\", \"cat\"]]}");
        assertMessage("expected class numbers or vectors of one length in dataset.json but was \"cat\"", folder, COND);
        json("{\"labels\": [[");
        assertEquals(
                "damaged dataset.json",
                assertThrows(IOException.class, () -> ImageSources.open(folder.toString(), COND))
                        .getMessage()
                        .replaceFirst(":.*", ""));
        Files.delete(folder.resolve("dataset.json"));
        write("flat.png", Fixtures.file("gray.png"));
        assertMessage(
                "no labels: " + folder + " has neither dataset.json nor one folder per class (flat.png lies outside)",
                folder,
                COND);
    }

    @Test
    void saysWhatWasLookedFor() throws IOException {
        assertMessage(
                "no such file or folder: " + folder.resolve("x/y/z") + " (only " + folder + " exists)",
                folder.resolve("x/y/z"),
                SourceConfig.DEFAULT);
        write("readme.txt", new byte[] {1});
        assertMessage(
                "no images found: " + folder
                        + " (1 files; looked in all folders for bmp dib gif jfif jpe jpeg jpg png tif" + " tiff webp)",
                folder,
                SourceConfig.DEFAULT);
        write("one.png", Fixtures.file("gray.png"));
        assertMessage(
                "expected a folder of images, a zip, an idx file (MNIST), cifar-10-binary.tar.gz or faces but was one image: "
                        + folder.resolve("one.png"),
                folder.resolve("one.png"),
                SourceConfig.DEFAULT);
        Path broken = write("broken.zip", "PK nothing else".getBytes(StandardCharsets.UTF_8));
        assertEquals(
                "damaged zip file: " + broken,
                assertThrows(IOException.class, () -> open(broken)).getMessage().replaceFirst(": [^/:]*$", ""));
        assertThrows(IOException.class, () -> ImageSources.open(" ", SourceConfig.DEFAULT));
    }

    @Test
    void readsMnistPlainOrGzippedAndPadsIt() throws IOException {
        byte[] images = ByteBuffer.allocate(16 + 2 * 784)
                .putInt(0x803)
                .putInt(2)
                .putInt(28)
                .putInt(28)
                .put((byte) 9)
                .array();
        byte[] labels = {0, 0, 8, 1, 0, 0, 0, 2, 4, 1};
        write("train-images-idx3-ubyte.gz", gzip(images));
        write("train-labels-idx1-ubyte", labels);
        for (Path path : List.of(folder, folder.resolve("train-images-idx3-ubyte.gz"))) {
            try (ImageSource source = ImageSources.open(path.toString(), COND)) {
                assertEquals(2, source.size());
                Pixels p = source.read(0);
                assertEquals(32, p.width());
                assertEquals(9, p.data()[2 * 32 + 2]);
                assertArrayEquals(
                        new float[] {0, 0, 0, 0, 1}, source.labels().rows().get(0));
            }
        }
        write("train-images-idx3-ubyte.gz", gzip(java.util.Arrays.copyOf(images, 900)));
        assertMessage(
                "idx file is cut off: " + folder.resolve("train-images-idx3-ubyte.gz"), folder, SourceConfig.DEFAULT);
    }

    @Test
    void asksForTheLabelFileBesideTheIdxFile() throws IOException {
        byte[] images = ByteBuffer.allocate(17)
                .putInt(0x803)
                .putInt(1)
                .putInt(1)
                .putInt(1)
                .put((byte) 1)
                .array();
        Path file = write("t10k-images.idx3-ubyte", images);
        assertMessage("no labels: looked for t10k-labels.idx1-ubyte beside " + file, file, COND);
    }

    @Test
    void readsCifarFromAFolderOrItsArchive() throws IOException {
        byte[] batch = new byte[2 * 3073];
        batch[0] = 6;
        batch[1] = 10;
        batch[1 + 1024] = 20;
        batch[1 + 2048] = 30;
        write("cifar-10-batches-bin/data_batch_1.bin", batch);
        Path archive = write("cifar-10-binary.tar.gz", gzip(tar("cifar-10-batches-bin/data_batch_1.bin", batch)));
        for (Path path : List.of(folder, archive)) {
            try (ImageSource source = ImageSources.open(path.toString(), COND)) {
                assertEquals(2, source.size());
                Pixels p = source.read(0);
                assertArrayEquals(new byte[] {10, 20, 30}, java.util.Arrays.copyOf(p.data(), 3));
                assertEquals("frog", source.labels().names().get(6));
                assertEquals(1, source.labels().rows().get(0)[6]);
            }
        }
        Path other = write("cifar-10-python.tar.gz", gzip(tar("cifar-10-batches-py/data_batch_1", batch)));
        assertMessage(
                "no data_batch_*.bin in " + other
                        + " (of CIFAR-10's archives the binary one is read: cifar-10-binary.tar.gz)",
                other,
                SourceConfig.DEFAULT);
        write("cifar-10-batches-bin/data_batch_1.bin", new byte[100]);
        assertMessage(
                "expected records of 3073 bytes but data_batch_1.bin has 100 bytes", folder, SourceConfig.DEFAULT);
    }

    @Test
    void namesTheReasonWhenAPictureCannotBeRead() throws IOException {
        write("text.png", "not a picture".getBytes(StandardCharsets.UTF_8));
        Path gone = write("gone.png", Fixtures.file("gray.png"));
        try (ImageSource source = open(folder)) {
            Files.delete(gone);
            assertEquals(
                    "file is gone",
                    assertThrows(IOException.class, () -> source.read(0)).getMessage());
            assertEquals(
                    "not an image",
                    assertThrows(IOException.class, () -> source.read(1)).getMessage());
        }
    }

    private static ImageSource open(Path path) throws IOException {
        return ImageSources.open(path.toString(), SourceConfig.DEFAULT);
    }

    private static List<String> ids(ImageSource source) {
        return IntStream.range(0, source.size()).mapToObj(source::id).toList();
    }

    private static void assertMessage(String expected, Path path, SourceConfig config) {
        assertEquals(
                expected,
                assertThrows(IOException.class, () -> ImageSources.open(path.toString(), config))
                        .getMessage());
    }

    private void json(String text) throws IOException {
        write("dataset.json", text.getBytes(StandardCharsets.UTF_8));
    }

    private Path write(String name, byte[] data) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, data);
    }

    private Path zip(String name, Object... namesAndData) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndData.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) namesAndData[i]));
                zip.write((byte[]) namesAndData[i + 1]);
            }
        }
        return file;
    }

    private static byte[] gzip(byte[] data) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(data);
        }
        return out.toByteArray();
    }

    /** One file as tar stores it: a block of header, the data filled up to blocks, two empty blocks. */
    private static byte[] tar(String name, byte[] data) {
        ByteBuffer tar = ByteBuffer.allocate(512 + (data.length + 511) / 512 * 512 + 1024);
        tar.put(name.getBytes(StandardCharsets.UTF_8));
        tar.position(124).put("%011o\0".formatted(data.length).getBytes(StandardCharsets.UTF_8));
        tar.position(512).put(data);
        return tar.array();
    }
}
