package org.stylegan4j.format.pickle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.stylegan4j.tensor.TensorAssert.assertClose;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class TorchFileTest {
    @TempDir
    Path folder;

    private Path written() throws IOException {
        Map<String, Object> network = new LinkedHashMap<>();
        network.put("weight", Golden.sine(1, 0.7, 2, 3, 4));
        network.put("strength", Golden.sine(2, 0.7));
        network.put("half", Golden.sine(3, 0.7, 5).to(DType.FP16));
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("G_ema", network);
        root.put("note", "Grüße");
        root.put("numbers", List.of(1, 300, -5, 1L << 40, true));
        Path file = folder.resolve("net.pt");
        TorchFile.write(file, root);
        return file;
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        Path file = written();
        try (PickledFile read = PickledFile.open(file, new byte[] {'P', 'K', 3, 4})) {
            Map<Object, Object> root = Values.map(read.root(), "root");
            assertEquals("Grüße", root.get("note"));
            assertEquals(List.of(1L, 300L, -5L, 1L << 40, true), root.get("numbers"));
            Map<Object, Object> network = Values.map(root.get("G_ema"), "G_ema");
            assertEquals(List.of("weight", "strength", "half"), List.copyOf(network.keySet()));
            Tensor weight = Values.numbers(network.get("weight"), "weight").read();
            assertClose("weight", Golden.sine(1, 0.7, 2, 3, 4), weight, 0);
            assertEquals(0, Values.numbers(network.get("strength"), "strength").shape().length);
            assertEquals(
                    DType.FP16,
                    Values.numbers(network.get("half"), "half").read().dtype());
        }
    }

    @Test
    void archiveIsAsPyTorchLaysItOut() throws IOException {
        Path file = written();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertEquals(
                    List.of(
                            "archive/data.pkl",
                            "archive/byteorder",
                            "archive/data/0",
                            "archive/data/1",
                            "archive/data/2",
                            "archive/version"),
                    zip.stream().map(ZipEntry::getName).toList());
            zip.stream().forEach(entry -> assertEquals(ZipEntry.STORED, entry.getMethod()));
            byte[] numbers = zip.getInputStream(zip.getEntry("archive/data/0")).readAllBytes();
            assertArrayEquals(Golden.sine(1, 0.7, 2, 3, 4).toBytes(), numbers);
            int at = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                    .indexOf(new String(numbers, StandardCharsets.ISO_8859_1));
            assertEquals(0, at % 64, "alignment");
        }
    }

    @Test
    void sameContentMakesTheSameBytes() throws IOException {
        assertArrayEquals(Files.readAllBytes(written()), Files.readAllBytes(written()));
    }

    /** Where Debian's python3-torch is installed. */
    @Test
    void pyTorchLoadsItWithoutCode() throws IOException, InterruptedException {
        String program = """
            import sys, torch, math
            d = torch.load(sys.argv[1], weights_only=True)
            w = d['G_ema']['weight']
            assert w.shape == (2, 3, 4) and abs(w[1, 2, 3].item() - math.sin(23 * 0.7 + 1)) < 1e-6
            assert d['G_ema']['strength'].shape == () and d['G_ema']['half'].dtype == torch.float16
            assert d['note'] == 'Grüße' and d['numbers'] == [1, 300, -5, 2**40, True]
            print('fine')
            """;
        assumeTrue(python("import torch").isEmpty(), "skipped: no python3 with torch");
        assertEquals("fine", python(program, written().toString()));
    }

    /** What a program prints; its error when it fails. */
    private static String python(String program, String... args) throws IOException, InterruptedException {
        Path python = Path.of("/usr/bin/python3");
        if (!Files.exists(python)) {
            return "no " + python;
        }
        List<String> command = new ArrayList<>(List.of(python.toString(), "-c", program));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor(60, TimeUnit.SECONDS);
        return output;
    }
}
