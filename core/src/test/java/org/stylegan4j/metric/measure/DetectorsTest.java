package org.stylegan4j.metric.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.metric.TinyDetectors;
import org.stylegan4j.metric.feature.Convention;
import org.stylegan4j.metric.feature.FeatureNet;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;
import org.stylegan4j.tensor.TensorAssert;

/** Expected numbers: PyTorch 1.13, src/test/python/detectors.py. Tolerance 1e-5. */
@ExtendWith(NoLeaks.class)
class DetectorsTest {
    @TempDir
    Path folder;

    private static Tensor expected(String key, long... shape) throws IOException {
        JsonNode numbers = TinyDetectors.expected().get(key);
        float[] values = new float[numbers.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) numbers.get(i).asDouble();
        }
        return Tensor.of(values, shape);
    }

    @Test
    void eachKindOfFeaturesIsThatOfPyTorch() throws IOException {
        try (Detectors detectors = TinyDetectors.open(folder, Convention.STYLEGAN2);
                Scope scope = Scope.noGrad()) {
            Tensor x = TinyDetectors.pictures(2, 8);
            TensorAssert.assertClose(
                    "features", expected("features", 2, 6), detectors.features().features(x), 1e-5);
            TensorAssert.assertClose(
                    "classes", expected("classes", 2, 4), detectors.classes().features(x), 1e-5);
            TensorAssert.assertClose(
                    "neighbours",
                    expected("neighbours", 2, 5),
                    detectors.neighbours().features(x),
                    1e-5);
        }
    }

    @Test
    void squaredDistanceOfPerceptualFeaturesIsLpips() throws IOException {
        try (Detectors detectors = TinyDetectors.open(folder, Convention.STYLEGAN2);
                Scope scope = Scope.noGrad()) {
            Tensor f = detectors.lpips().features(TinyDetectors.pictures(2, 8).to(DType.FP32));
            double distance = f.select(0, 0).sub(f.select(0, 1)).square().sum().toDouble();
            assertEquals(TinyDetectors.expected().get("lpips").asDouble(), distance, 1e-5);
        }
    }

    @Test
    void grayPicturesCountAsColoured() throws IOException {
        try (Detectors detectors = TinyDetectors.open(folder, Convention.STYLEGAN2);
                Scope scope = Scope.noGrad()) {
            Tensor gray = TinyDetectors.pictures(1, 8).narrow(1, 0, 1);
            FeatureNet net = detectors.features();
            TensorAssert.assertClose("gray", net.features(Tensor.cat(1, gray, gray, gray)), net.features(gray), 0);
        }
    }

    @Test
    void missingFileIsOneLineThatSaysWhatToPlaceWhere() {
        Detectors.Places nowhere = new Detectors.Places(Optional.empty(), Optional.empty(), folder);
        try (Detectors detectors = new Detectors(nowhere, Optional.empty(), Convention.STYLEGAN2, Device.CPU)) {
            IOException e = assertThrows(IOException.class, detectors::features);
            Path wanted = folder.resolve("inception-2015-12-05.pt");
            assertTrue(e.getMessage().startsWith("no detector " + wanted + ": place https://nvlabs"), e.getMessage());
            assertTrue(e.getMessage().contains("--inception FILE"), e.getMessage());
            assertEquals(1, e.getMessage().lines().count());
        }
    }

    @Test
    void filesThatAreNoTorchScriptAreOneLine() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.pt"), "no network");
        Detectors.Places places = new Detectors.Places(Optional.of(broken), Optional.empty(), folder);
        try (Detectors detectors = new Detectors(places, Optional.empty(), Convention.STYLEGAN2, Device.CPU)) {
            IOException e = assertThrows(IOException.class, detectors::features);
            assertEquals("not a TorchScript file: " + broken, e.getMessage());
        }
    }

    @Test
    void hugeFilesAreRefusedUnread() throws IOException {
        Path huge = folder.resolve("huge.pt");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(3L << 30); // sparse
        }
        Detectors.Places places = new Detectors.Places(Optional.empty(), Optional.of(huge), folder);
        try (Detectors detectors = new Detectors(places, Optional.empty(), Convention.STYLEGAN2, Device.CPU)) {
            IOException e = assertThrows(IOException.class, detectors::neighbours);
            assertEquals("too large for vgg16.pt: " + huge + " has 3221225472 bytes", e.getMessage());
        }
    }

    @Test
    void whatFilesOtherThanThePublishedOnesGiveSaysSo() throws IOException {
        try (Detectors detectors = TinyDetectors.open(folder, Convention.STYLEGAN2)) {
            String features = detectors.features().warning().orElseThrow();
            assertTrue(features.startsWith("not the published inception-2015-12-05.pt (SHA-256 "), features);
            String lpips = detectors.lpips().warning().orElseThrow();
            assertTrue(lpips.startsWith("not the published vgg16.pt (SHA-256 "), lpips);
        }
    }

    @Test
    void featuresSayWhichWeightsAndWhichResizerMadeThem() throws IOException {
        try (Detectors detectors = TinyDetectors.open(folder, Convention.STYLEGAN2)) {
            FeatureNet net = detectors.features();
            assertEquals("tf1-bilinear-299", net.resizer());
            assertEquals("inception-2015-12-05 return_features", net.name());
            assertEquals(64, net.hash().length());
        }
    }
}
