package org.stylegan4j.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stylegan4j.format.files.NetworkFiles;
import org.stylegan4j.model.Noise;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/**
 * TensorFlow-era pickles against the official code that converts them (src/test/python/tensorflow_reference.py): residuals, image
 * skips, neither, and labels. Within 1e-4 of each tensor's root mean square.
 */
@ExtendWith(NoLeaks.class)
class TensorFlowReferenceTest {
    private static final int SAMPLES = 3;
    private static final int KEPT = 7;
    private static final double TOLERANCE = 1e-4;

    @TempDir
    Path folder;

    private Path file(String name) throws IOException {
        try (InputStream in = TensorFlowReferenceTest.class.getResourceAsStream("/format/" + name)) {
            return Files.write(folder.resolve(name), in.readAllBytes());
        }
    }

    private JsonNode expected(String name) throws IOException {
        return new ObjectMapper().readTree(file("tf_reference.json").toFile()).path(name);
    }

    private static void assertDigest(String what, JsonNode expected, Tensor found) {
        long[] shape = StreamSupport.stream(expected.path("shape").spliterator(), false)
                .mapToLong(JsonNode::asLong)
                .toArray();
        assertArrayEquals(shape, found.shape(), what);
        double square = expected.path("square").asDouble();
        assertEquals(square, found.square().mean().toDouble(), TOLERANCE * square, what);
        float[] values = found.contiguous().toFloats();
        for (int i = 0; i < values.length; i += KEPT) {
            double wanted = expected.path("values").path(i / KEPT).asDouble();
            assertEquals(wanted, values[i], TOLERANCE * Math.sqrt(square), what + " " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tf_resnet_skip", "tf_orig", "tf_ada_conditional"})
    void computesWhatTheOfficialCodeDoes(String name) throws IOException {
        JsonNode expected = expected(name);
        try (Checkpoint read = NetworkFiles.read(file(name + ".pkl"));
                BuiltNetworks built = BuiltNetworks.of(read);
                Scope scope = Scope.noGrad()) {
            int classes = built.generator().labelDim();
            Tensor labels = classes == 0 ? Tensor.zeros(SAMPLES, 0) : eye();
            Tensor ws = built.ws(Golden.sine(1, 0.7, SAMPLES, built.generator().zDim()), labels);
            assertDigest("ws", expected.path("ws"), ws);
            assertDigest(
                    "truncated", expected.path("truncated"), built.generator().truncate(ws, 0.5, 3));
            assertDigest("image", expected.path("image"), built.image(ws));
            assertDigest("quiet", expected.path("quiet"), built.generator().synthesis(ws, Noise.NONE));
            Tensor images = Golden.sine(0.3, 0.05, SAMPLES, 3, 16, 16);
            assertDigest("logits", expected.path("logits"), built.logits(images, labels));
        }
    }

    private static Tensor eye() {
        float[] rows = new float[SAMPLES * SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            rows[i * (SAMPLES + 1)] = 1;
        }
        return Tensor.of(rows, SAMPLES, SAMPLES);
    }
}
