package org.stylegan4j.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stylegan4j.format.files.NetworkFiles;
import org.stylegan4j.tensor.NoLeaks;

/** Damaged and hostile files: one line, whatever they hold, in little time and memory. */
@ExtendWith(NoLeaks.class)
class HostileFilesTest {
    private static final int MUTANTS = 150;

    @TempDir
    Path folder;

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = HostileFilesTest.class.getResourceAsStream("/format/" + name)) {
            return in.readAllBytes();
        }
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("net"), bytes);
    }

    private String failure(byte[] bytes) throws IOException {
        Path file = file(bytes);
        String message = assertThrows(
                        IOException.class, () -> NetworkFiles.read(file).close())
                .getMessage();
        assertEquals(1, message.lines().count(), message);
        assertTrue(message.contains(file.toString()), message);
        return message.replace("cannot read " + file + ": ", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rosinality.pt", "rosinality_legacy.pt", "tf_orig.pkl", "tf_ada_conditional.pkl"})
    void cutsAreOneLine(String name) throws IOException {
        byte[] whole = resource(name);
        for (int length = 0; length < whole.length; length += 1 + whole.length / 80) {
            failure(Arrays.copyOf(whole, length));
        }
    }

    /** Each mutant is read or refused in one line; nothing else may happen. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "rosinality.pt",
                "rosinality_legacy.pt",
                "tf_orig.pkl",
                "tf_resnet_skip.pkl",
                "tf_ada_conditional.pkl",
                "state_dict_half.pt"
            })
    void mutantsAreReadOrRefused(String name) throws IOException {
        byte[] whole = resource(name);
        Random random = new Random(name.hashCode());
        for (int i = 0; i < MUTANTS; i++) {
            Path file = file(mutant(whole, random));
            try {
                NetworkFiles.read(file).close();
            } catch (IOException e) {
                assertEquals(1, e.getMessage().lines().count(), e.getMessage());
            }
        }
    }

    private static byte[] mutant(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(3)) {
                case 0 -> bytes[at] = (byte) random.nextInt();
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                default -> {
                    int from = random.nextInt(bytes.length);
                    int length = Math.min(1 + random.nextInt(16), bytes.length - Math.max(at, from));
                    System.arraycopy(whole, from, bytes, at, length);
                }
            }
        }
        return bytes;
    }

    private static byte[] pickle(String operations) {
        return ("\u0080\u0002" + operations + ".").getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void codeIsNotRun() throws IOException {
        assertEquals(
                "pickle names os.system, which no network file needs; nothing was executed",
                failure(pickle("cos\nsystem\n(X\u0006\u0000\u0000\u0000touch xtR")));
    }

    @Test
    void namesCannotReachTheTerminal() throws IOException {
        String message = failure(pickle("cos\u001b[31m" + "a".repeat(200) + "\n\u0007\u009b\n"));
        assertTrue(message.startsWith("pickle names os?[31maaa") && message.length() < 310, message);
    }

    /** A dictionary of itself in place of modules, or of two copies of itself, 2^40 paths. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "}q\u0000(X\u0003\u0000\u0000\u0000G_ah\u0000u | no network of a known kind inside",
                "]q\u0000h\u0000a | no network of a known kind inside"
            })
    void cyclesEnd(String operations, String message) throws IOException {
        assertEquals(message, failure(pickle(operations)));
    }

    private static String text(String text) {
        return "X" + (char) text.length() + "\u0000\u0000\u0000" + text;
    }

    /** An object whose modules are twice the one before, so that a walk through all would not end. */
    @Test
    void sharedModulesAreCountedOnce() {
        StringBuilder tree = new StringBuilder();
        String empty = "}";
        for (int level = 0; level < 14; level++) {
            String child = "h" + (char) (level - 1);
            String modules = level == 0 ? empty : "}(" + text("a") + child + text("b") + child + "u";
            tree.append("ctorch_utils.persistence\n_reconstruct_persistent_obj\n}(")
                    .append(text("version"))
                    .append("K\u0006")
                    .append(text("class_name"))
                    .append(text("M"))
                    .append(text("state"))
                    .append("}(")
                    .append(text("_parameters") + empty + text("_buffers") + empty + text("_modules") + modules)
                    .append("uu\u0085Rq")
                    .append((char) level)
                    .append('0');
        }
        byte[] file = pickle(tree + "}(" + text("G") + "h\r" + "u");
        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertEquals(
                        "network of more modules than any has", failure(file).split(", below", 2)[0]));
    }

    /** One storage of four numbers, seen as a tensor of a million. */
    @Test
    void tensorsCannotBeLargerThanTheFile() throws IOException {
        byte[] file = resource("rosinality_legacy.pt");
        assertTrue(file.length > 0);
        String storage = "(" + text("storage") + "ctorch\nFloatStorage\n" + text("0") + text("cpu") + "K\u0004tQ";
        String tensor = "ctorch._utils\n_rebuild_tensor_v2\n(" + storage
                + "K\u0000(J\u0000\u0000\u0010\u0000t(K\u0000t\u0089NtR";
        Path path = zip("archive/data.pkl", pickle("}" + text("w") + tensor + "s"), ZipEntry.STORED);
        String message =
                assertThrows(IOException.class, () -> NetworkFiles.read(path)).getMessage();
        assertEquals("cannot read " + path + ": tensor [1048576] does not fit into its storage of 4 numbers", message);
    }

    private Path zip(String name, byte[] content, int method) throws IOException {
        Path path = folder.resolve("zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
            ZipEntry entry = new ZipEntry(name);
            entry.setMethod(method);
            CRC32 sum = new CRC32();
            sum.update(content);
            entry.setSize(content.length);
            entry.setCrc(sum.getValue());
            zip.putNextEntry(entry);
            zip.write(content);
        }
        return path;
    }

    @Test
    void compressedArchivesAreRefusedUnopened() throws IOException {
        Path path = zip("archive/data.pkl", new byte[50_000_000], ZipEntry.DEFLATED);
        String message =
                assertThrows(IOException.class, () -> NetworkFiles.read(path)).getMessage();
        assertEquals("cannot read " + path + ": compressed entry in PyTorch's zip archive: archive/data.pkl", message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../data.pkl", "a/../../data.pkl", "/data.pkl", "data.pkl", "..\\x/data.pkl"})
    void namesThatLeaveTheArchiveAreNoRoot(String name) throws IOException {
        Path path = zip(name, pickle("N"), ZipEntry.STORED);
        String message =
                assertThrows(IOException.class, () -> NetworkFiles.read(path)).getMessage();
        assertEquals("cannot read " + path + ": zip archive with 0 data.pkl is no PyTorch file", message);
    }

    @Test
    void scriptModulesAreRefused() throws IOException {
        Path path = folder.resolve("script");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
            for (String name : new String[] {"m/data.pkl", "m/constants.pkl"}) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(pickle("N"));
            }
        }
        String message =
                assertThrows(IOException.class, () -> NetworkFiles.read(path)).getMessage();
        assertEquals(
                "cannot read " + path + ": TorchScript module, whose code is not run; a state dict is needed", message);
    }

    @Test
    void otherContentIsNoNetwork() throws IOException {
        for (byte[] bytes : new byte[][] {{}, {1}, "hello, this is text".getBytes(StandardCharsets.US_ASCII)}) {
            failure(bytes);
        }
    }
}
