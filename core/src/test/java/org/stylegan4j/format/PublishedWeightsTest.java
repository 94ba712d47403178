package org.stylegan4j.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.stylegan4j.tensor.TensorAssert.assertClose;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stylegan4j.format.files.NetworkFiles;
import org.stylegan4j.format.files.NetworkFormat;
import org.stylegan4j.tensor.Fixtures;
import org.stylegan4j.tensor.Fixtures.Fixture;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.TensorFile;

/** Pickles that the reference's code wrote, against what it computed from them: images and logits. */
@ExtendWith(NoLeaks.class)
class PublishedWeightsTest {
    private static final double TOLERANCE = 1e-4;
    private static final Fixture OFFICIAL = Fixtures.own("pickles/official_stylegan2_32");

    @TempDir
    Path folder;

    private static Path pickle(Fixture fixture) {
        return fixture.file(".pkl");
    }

    private static void assertComputes(Fixture fixture, Checkpoint checkpoint) {
        try (TensorFile expected = fixture.read();
                BuiltNetworks built = BuiltNetworks.of(checkpoint)) {
            var ws = built.ws(expected.get("in.z"), expected.get("in.c"));
            assertClose("ws", expected.get("out.ws"), ws, TOLERANCE);
            assertClose("image", expected.get("out.img_const"), built.image(ws), TOLERANCE);
            var logits = built.logits(expected.get("in.x"), expected.get("in.c"));
            assertClose("logits", expected.get("out.logits"), logits, TOLERANCE);
        }
    }

    @ParameterizedTest
    @MethodSource("org.stylegan4j.tensor.Fixtures#pickles")
    void imagesAndLogitsAreTheReferences(Fixture fixture) throws IOException {
        try (Checkpoint checkpoint = NetworkFiles.read(pickle(fixture))) {
            assertEquals(List.of("G", "D", "G_ema"), checkpoint.networks());
            assertEquals("stylegan2", checkpoint.model());
            assertComputes(fixture, checkpoint);
        }
    }

    @ParameterizedTest
    @MethodSource("org.stylegan4j.tensor.Fixtures#pickles")
    void tensorsAreTheReferences(Fixture fixture) throws IOException {
        try (Checkpoint checkpoint = NetworkFiles.read(pickle(fixture));
                TensorFile expected = fixture.read()) {
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
    @MethodSource("org.stylegan4j.tensor.Fixtures#pickles")
    void exportedNetworksComputeTheSame(Fixture fixture) throws IOException {
        Path file = folder.resolve("exported");
        for (NetworkFormat format : formats(fixture)) {
            try (Checkpoint checkpoint = NetworkFiles.read(pickle(fixture))) {
                format.write(file, checkpoint);
            }
            try (Checkpoint again = NetworkFiles.read(file)) {
                assertEquals(List.of("G", "D", "G_ema"), again.networks(), format.name());
                assertComputes(fixture, again);
            }
        }
    }

    private static Set<NetworkFormat> formats(Fixture fixture) {
        try (TensorFile file = fixture.read()) {
            Map<String, String> m = file.metadata();
            boolean usual = m.get("c_dim").equals("0")
                    && m.get("g_arch").equals("skip")
                    && m.get("d_arch").equals("resnet")
                    && m.get("img_channels").equals("3")
                    && m.get("mbstd_group_size").equals("4")
                    && m.get("z_dim").equals(m.get("w_dim"));
            return usual
                    ? EnumSet.allOf(NetworkFormat.class)
                    : EnumSet.complementOf(EnumSet.of(NetworkFormat.ROSINALITY));
        }
    }

    @Test
    void rawGeneratorDiffersFromTheAverage() throws IOException {
        try (Checkpoint checkpoint = NetworkFiles.read(pickle(OFFICIAL), "G")) {
            assertEquals(List.of("G"), checkpoint.networks());
            try (TensorFile expected = OFFICIAL.read()) {
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
        try (Checkpoint checkpoint = NetworkFiles.read(pickle(OFFICIAL), "D")) {
            assertEquals("data", checkpoint.provenance().data());
            assertEquals(
                    "{\"imported\":\"official PyTorch pickle\",\"file\":\"official_stylegan2_32.pkl\"}",
                    checkpoint.provenance().options());
        }
    }
}
