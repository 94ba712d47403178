package org.stylegan4j.metric.faces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stylegan4j.data.Dataset;
import org.stylegan4j.metric.faces.FaceQuestions.Question;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class FaceTraitsTest {
    private static final int FACES = 200;

    /** Numbers and choices as they are in the label vectors against what is read off the pictures. */
    @Test
    void traitsFollowTheTruth() throws IOException {
        try (FacesFeatureNet net = FacesFeatureNet.shipped();
                Dataset faces = FacesTraining.faces(FacesTraining.HELD_OUT + 2, 32, FACES);
                Scope scope = Scope.noGrad()) {
            FaceTraits traits = new FaceTraits(net, 32);
            byte[] bytes = new byte[FACES * faces.pictureBytes()];
            for (int i = 0; i < FACES; i++) {
                faces.copy(i, bytes, i * faces.pictureBytes());
            }
            Tensor read = traits.attributes(Tensor.ofBytes(bytes, DType.UINT8, FACES, 3, 32, 32));
            for (int t = 0; t < traits.attributeNames().size(); t++) {
                String name = traits.attributeNames().get(t);
                Question question = FaceQuestions.ofFaces().all().stream()
                        .filter(q -> q.name().equals(name))
                        .findFirst()
                        .orElseThrow();
                double[] truth = faces.labels().rows().stream()
                        .mapToDouble(row -> question.score().applyAsDouble(row))
                        .toArray();
                float[] seen = read.select(1, t).contiguous().toFloats();
                assertTrue(correlation(truth, seen) > 0.6, name + ": " + correlation(truth, seen));
            }
        }
    }

    private static double correlation(double[] a, float[] b) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        double meanA = Arrays.stream(a).average().orElse(0);
        double meanB = 0;
        for (float v : b) {
            meanB += v / b.length;
        }
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return ab / Math.sqrt(aa * bb);
    }

    @Test
    void whatTheDetectorCannotReadIsLeftOut() throws IOException {
        try (FacesFeatureNet net = FacesFeatureNet.shipped()) {
            FaceTraits small = new FaceTraits(net, 16);
            assertEquals(List.of("eye_size", "brow_raise", "brow_tilt"), small.unread());
            assertTrue(small.attributeNames().containsAll(List.of("smile", "glasses", "glasses-sun", "hat", "yaw")));
            assertEquals(List.of("brow_raise", "brow_tilt"), new FaceTraits(net, 256).unread());
            assertEquals(0.691, net.accuracy("smile", 40).orElseThrow());
            assertTrue(net.accuracy("age", 32).isEmpty());
        }
    }
}
