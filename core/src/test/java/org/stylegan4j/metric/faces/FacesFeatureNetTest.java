package org.stylegan4j.metric.faces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stylegan4j.tensor.TensorAssert.assertClose;
import static org.stylegan4j.tensor.TensorAssert.assertRelative;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.data.Dataset;
import org.stylegan4j.data.faces.FaceAttributes;
import org.stylegan4j.metric.score.LaplacianPyramid;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Tensor;
import org.stylegan4j.tensor.TensorFile;

@ExtendWith(NoLeaks.class)
class FacesFeatureNetTest {
    /** Faces that the network has not seen. */
    private static final int FACES = 300;

    /** What a share of right answers out of 300 may be off by chance. */
    private static final double CHANCE = 0.06;

    private static Tensor faces(long seed, int side, int count) throws IOException {
        try (Dataset faces = FacesTraining.faces(seed, side, count)) {
            byte[] bytes = new byte[count * faces.pictureBytes()];
            for (int i = 0; i < count; i++) {
                faces.copy(i, bytes, i * faces.pictureBytes());
            }
            return Tensor.ofBytes(bytes, DType.UINT8, count, 3, side, side);
        }
    }

    @Test
    void theShippedNetworkReadsAttributesAsWellAsItSays() throws IOException {
        try (FacesFeatureNet net = FacesFeatureNet.shipped();
                Dataset faces = FacesTraining.faces(FacesTraining.HELD_OUT + 1, 32, FACES)) {
            Map<String, Double> found = FacesAccuracy.of(net, faces);
            for (String name : List.of("glasses", "hat", "beard", "hair", "background", "clothes")) {
                double said = Double.parseDouble(net.facts().get("accuracy." + name + "@32"));
                assertEquals(said, found.get(name), CHANCE, name);
                assertTrue(said > 0.8, name + ": " + said);
            }
            for (String name :
                    List.of("mouth_open", "yaw", "roll", "skin_tone", "face_width", "background_lightness")) {
                double said = Double.parseDouble(net.facts().get("accuracy." + name + "@32"));
                assertEquals(said, found.get(name), CHANCE, name);
                assertTrue(said > 0.8, name + ": " + said);
            }
        }
    }

    @Test
    void theSameFacesAtAnotherSizeReadTheSame() throws IOException {
        try (FacesFeatureNet net = FacesFeatureNet.shipped()) {
            int smile = FaceAttributes.names().indexOf("smile");
            Tensor small = net.attributes(faces(3, 64, 40)).narrow(1, smile, 1);
            Tensor large = net.attributes(faces(3, 256, 40)).narrow(1, smile, 1);
            assertRelative("smile", small, large, 0.15);
        }
    }

    @Test
    void choicesAreProbabilities() throws IOException {
        try (FacesFeatureNet net = FacesFeatureNet.shipped()) {
            Tensor attributes = net.attributes(faces(3, 32, 5));
            assertEquals(net.attributeNames().size(), attributes.size(1));
            for (FaceColumns.Run run : FaceColumns.ofFaces().runs()) {
                if (run.choice()) {
                    assertClose(
                            run.name(),
                            Tensor.zeros(5).add(1),
                            run.of(attributes).sum(1L),
                            1e-5);
                }
            }
        }
    }

    @Test
    void grayPicturesCountAsColoured() throws IOException {
        try (FacesFeatureNet net = FacesFeatureNet.shipped()) {
            Tensor gray = faces(3, 32, 4).narrow(1, 0, 1);
            assertClose("gray", net.features(gray.expand(4, 3, 32, 32)), net.features(gray), 1e-5);
        }
    }

    @Test
    void otherFacesAreNearerThanBlurredOnes() throws IOException {
        try (FacesFeatureNet net = FacesFeatureNet.shipped()) {
            Tensor some = net.features(faces(3, 32, FACES));
            Tensor others = net.features(faces(4, 32, FACES));
            Tensor x = faces(3, 32, FACES).to(DType.FP32);
            Tensor blurred = net.features(LaplacianPyramid.up(LaplacianPyramid.down(x)));
            double near = some.mean(0L).sub(others.mean(0L)).square().sum().toDouble();
            double far = some.mean(0L).sub(blurred.mean(0L)).square().sum().toDouble();
            assertTrue(far > 4 * near, far + " and " + near);
        }
    }

    @Test
    void anotherFileIsRefused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("other.safetensors");
        TensorFile.write(file, Map.of("x", Tensor.zeros(1)), Map.of());
        String message = assertThrows(IOException.class, () -> FacesFeatureNet.read(file))
                .getMessage();
        assertEquals("not a detector of the built-in faces: " + file, message);
    }

    @Test
    void theShippedFileIsSmall() throws IOException {
        assertTrue(Files.size(Path.of("src/main/resources/org/stylegan4j/metric/faces/faces-detector.safetensors"))
                < 1_000_000);
    }
}
