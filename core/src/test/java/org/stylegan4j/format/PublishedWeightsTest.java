package org.stylegan4j.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.stylegan4j.tensor.TensorAssert.assertClose;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stylegan4j.tensor.Fixtures;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.TensorFile;

/** Pickles that the reference's code wrote, against what it computed from them: images and logits. */
@ExtendWith(NoLeaks.class)
class PublishedWeightsTest {
    private static final double TOLERANCE = 1e-4;

    @TempDir
    Path folder;

    private static Path pickle(String name) {
        return Fixtures.shared("fixtures/pickles/" + name + ".pkl");
    }

    private static void assertComputes(String fixture, Checkpoint checkpoint) {
        try (TensorFile expected = Fixtures.read("pickles/" + fixture);
                BuiltNetworks built = BuiltNetworks.of(checkpoint)) {
            var ws = built.ws(expected.get("in.z"), expected.get("in.c"));
            assertClose("ws", expected.get("out.ws"), ws, TOLERANCE);
            assertClose("image", expected.get("out.img_const"), built.image(ws), TOLERANCE);
            var logits = built.logits(expected.get("in.x"), expected.get("in.c"));
            assertClose("logits", expected.get("out.logits"), logits, TOLERANCE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"official_stylegan2_32", "official_stylegan2_16_conditional", "tf_stylegan2_32"})
    void imagesAndLogitsAreTheReferences(String name) throws IOException {
        try (Checkpoint checkpoint = Checkpoint.read(pickle(name))) {
            assertEquals(List.of("G", "D", "G_ema"), checkpoint.networks());
            assertEquals("stylegan2", checkpoint.model());
            assertComputes(name, checkpoint);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"official_stylegan2_32", "official_stylegan2_16_conditional", "tf_stylegan2_32"})
    void tensorsAreTheReferences(String name) throws IOException {
        try (Checkpoint checkpoint = Checkpoint.read(pickle(name));
                TensorFile expected = Fixtures.read("pickles/" + name)) {
            checkpoint.tensors("G_ema").forEach((path, t) -> assertClose(path, expected.get("G." + path), t, 1e-6));
            checkpoint.tensors("D").forEach((path, t) -> assertClose(path, expected.get("D." + path), t, 1e-6));
            long there = expected.tensors().keySet().stream()
                    .filter(key -> key.startsWith("G.") || key.startsWith("D."))
                    .count();
            assertEquals(
                    there,
                    checkpoint.tensors("G_ema").size() + checkpoint.tensors("D").size());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "official_stylegan2_32, SAFETENSORS",
        "official_stylegan2_32, PT",
        "official_stylegan2_32, ROSINALITY",
        "official_stylegan2_32, OFFICIAL",
        "official_stylegan2_16_conditional, PT",
        "official_stylegan2_16_conditional, OFFICIAL"
    })
    void exportedNetworksComputeTheSame(String name, NetworkFormat format) throws IOException {
        Path file = folder.resolve("exported");
        try (Checkpoint checkpoint = Checkpoint.read(pickle(name))) {
            format.write(file, checkpoint);
        }
        try (Checkpoint again = Checkpoint.read(file)) {
            assertEquals(List.of("G", "D", "G_ema"), again.networks());
            assertComputes(name, again);
        }
    }

    @Test
    void rawGeneratorDiffersFromTheAverage() throws IOException {
        Path file = pickle("official_stylegan2_32");
        try (Checkpoint checkpoint = Checkpoint.read(file, "G")) {
            assertEquals(List.of("G"), checkpoint.networks());
            try (TensorFile expected = Fixtures.read("pickles/official_stylegan2_32")) {
                assertThrows(
                        AssertionError.class,
                        () -> assertClose(
                                "const",
                                expected.get("G.synthesis.b4.const"),
                                checkpoint.tensors("G").get("synthesis.b4.const"),
                                1e-3));
            }
        }
    }

    @Test
    void originIsRemembered() throws IOException {
        try (Checkpoint checkpoint = Checkpoint.read(pickle("official_stylegan2_32"), "D")) {
            assertEquals("data", checkpoint.provenance().data());
            assertEquals(
                    "{\"imported\":\"official PyTorch pickle\",\"file\":\"official_stylegan2_32.pkl\"}",
                    checkpoint.provenance().options());
        }
    }
}
