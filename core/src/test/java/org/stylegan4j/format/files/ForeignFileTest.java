package org.stylegan4j.format.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stylegan4j.tensor.TensorAssert.assertClose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stylegan4j.format.BuiltNetworks;
import org.stylegan4j.format.Checkpoint;
import org.stylegan4j.model.stylegan2.Architecture;
import org.stylegan4j.model.stylegan2.Discriminator;
import org.stylegan4j.model.stylegan2.DiscriminatorConfig;
import org.stylegan4j.model.stylegan2.GeneratorConfig;
import org.stylegan4j.nn.Channels;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Tensor;

/** Files as other programs write them: src/test/python/network_files.py, which fills every tensor by a formula of its name. */
@ExtendWith(NoLeaks.class)
class ForeignFileTest {
    private static final double EXACT = 1e-6;
    private static final double HALF = 1e-3;

    @TempDir
    Path folder;

    private Path file(String name) throws IOException {
        try (InputStream in = ForeignFileTest.class.getResourceAsStream("/format/" + name)) {
            return Files.write(folder.resolve(name), in.readAllBytes());
        }
    }

    private static void assertFilled(Map<String, Tensor> tensors, double tolerance) {
        assertFalse(tensors.isEmpty());
        tensors.forEach((path, t) -> {
            if (!path.endsWith("resample_filter")) {
                assertClose(path, Golden.sine(path.length(), 0.7, t.shape()), t, tolerance);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "rosinality.pt, SKIP, RESNET",
        "tf_resnet_skip.pkl, RESNET, SKIP",
        "tf_orig.pkl, ORIG, ORIG",
        "tf_ada_conditional.pkl, SKIP, RESNET"
    })
    void tensorsFindTheirPlaces(String name, Architecture g, Architecture d) throws IOException {
        try (Checkpoint read = NetworkFiles.read(file(name))) {
            assertTrue(read.networks().containsAll(List.of("D", "G_ema")));
            assertFilled(read.tensors("G_ema"), EXACT);
            assertFilled(read.tensors("D"), EXACT);
            GeneratorConfig c = read.config("G_ema", GeneratorConfig.class);
            assertEquals(g, c.architecture());
            assertEquals(16, c.resolution());
            assertEquals(new Channels(64, 4), c.channels());
            assertEquals(2, c.mappingLayers());
            assertEquals(d, read.config("D", DiscriminatorConfig.class).architecture());
        }
    }

    @Test
    void settingsOfTheLaterTensorFlowCodeAreItsOwn() throws IOException {
        try (Checkpoint read = NetworkFiles.read(file("tf_ada_conditional.pkl"))) {
            GeneratorConfig g = read.config("G_ema", GeneratorConfig.class);
            assertEquals(3, g.labelDim());
            assertEquals(256, g.convClamp());
            assertEquals(2, g.halfBlocks());
            DiscriminatorConfig d = read.config("D", DiscriminatorConfig.class);
            assertEquals(3, d.labelDim());
            assertEquals(0, d.mappingLayers());
            assertEquals(0, d.stddevGroup(), "the whole batch");
        }
        try (Checkpoint read = NetworkFiles.read(file("tf_resnet_skip.pkl"), "D")) {
            assertEquals(4, read.config("D", DiscriminatorConfig.class).stddevGroup());
        }
    }

    @Test
    void labelsJoinedToLatentsMeanWhatTheyMeantThere() throws IOException {
        JsonNode expected =
                new ObjectMapper().readTree(file("tf_conditional.json").toFile());
        try (Checkpoint read = NetworkFiles.read(file("tf_conditional.pkl"));
                BuiltNetworks built = BuiltNetworks.of(read)) {
            assertFilled(read.tensors("G_ema"), EXACT);
            assertEquals(3, read.config("G_ema", GeneratorConfig.class).labelDim());
            Tensor w = built.ws(Golden.sine(1, 0.7, 3, 4), oneHot(3)).select(1, 0);
            for (int i = 0; i < 12; i++) {
                assertEquals(expected.path(i / 4).path(i % 4).asDouble(), w.toFloats()[i], 2e-8);
            }
        }
    }

    private static Tensor oneHot(int classes) {
        float[] rows = new float[classes * classes];
        for (int i = 0; i < classes; i++) {
            rows[i * classes + i] = 1;
        }
        return Tensor.of(rows, classes, classes);
    }

    /** One output per class: the label chooses the score that the discriminator would have with that output alone. */
    @Test
    void labelsChooseAmongTheOutputsOfADiscriminator() throws IOException {
        try (Checkpoint read = NetworkFiles.read(file("tf_conditional.pkl"));
                BuiltNetworks built = BuiltNetworks.of(read)) {
            Tensor x = Golden.sine(0.3, 0.05, 3, 3, 16, 16);
            float[] scores = built.logits(x, oneHot(3)).toFloats();
            for (int k = 0; k < 3; k++) {
                assertEquals(single(read, k, x).toFloats()[k], scores[k], 1e-5, "class " + k);
            }
        }
    }

    private static Tensor single(Checkpoint read, int k, Tensor x) {
        DiscriminatorConfig c = read.config("D", DiscriminatorConfig.class);
        DiscriminatorConfig plain = new DiscriminatorConfig(
                0, c.resolution(), c.imageChannels(), c.channels(), c.architecture(), 0, c.stddevGroup(), 0, 0);
        Map<String, Tensor> tensors = new LinkedHashMap<>(read.tensors("D"));
        tensors.compute("b4.out.weight", (path, t) -> t.narrow(0, k, 1));
        tensors.compute("b4.out.bias", (path, t) -> t.narrow(0, k, 1));
        try (Params p = Params.of(tensors, Device.CPU)) {
            return new Discriminator(p, plain, Compute.PLAIN).forward(x, Tensor.zeros(3, 0));
        }
    }

    @Test
    void oldCheckpointsOfRosinalityHaveTheirMeanMeasured() throws IOException {
        try (Checkpoint read = NetworkFiles.read(file("rosinality_legacy.pt"));
                Checkpoint again = NetworkFiles.read(file("rosinality_legacy.pt"), "G_ema")) {
            assertEquals(List.of("G", "D", "G_ema"), read.networks());
            Tensor mean = read.tensors("G_ema").get("mapping.w_avg");
            assertClose("mean", mean, again.tensors("G_ema").get("mapping.w_avg"), 0);
            assertTrue(mean.abs().sum().toDouble() > 0.005);
            try (BuiltNetworks built = BuiltNetworks.of(read)) {
                Tensor w = built.ws(Golden.sine(0.3, 0.7, 20_000, 4), Tensor.zeros(20_000, 0))
                        .select(1, 0)
                        .mean(0L);
                assertClose("mean of other latents", w, mean, 1e-4);
            }
        }
    }

    @Test
    void stateDictsStandForOneNetworkOrSeveral() throws IOException {
        try (Checkpoint g = NetworkFiles.read(file("state_dict.pt"))) {
            assertEquals(List.of("G_ema"), g.networks());
            assertFilled(g.tensors("G_ema"), EXACT);
        }
        try (Checkpoint d = NetworkFiles.read(file("state_dict_half.pt"))) {
            assertEquals(List.of("D"), d.networks());
            assertFilled(d.tensors("D"), HALF);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"values4.pkl | no network of a known kind inside", "array.pkl | no network of a known kind inside"
            })
    void otherFilesAreRefusedByName(String name, String reason) throws IOException {
        Path file = file(name);
        IOException e = assertThrows(IOException.class, () -> NetworkFiles.read(file));
        assertEquals("cannot read " + file + ": " + reason, e.getMessage());
    }
}
