package org.stylegan4j.metric;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.data.Dataset;
import org.stylegan4j.metric.faces.FacesFeatureNet;
import org.stylegan4j.metric.faces.FacesTraining;
import org.stylegan4j.metric.feature.Convention;
import org.stylegan4j.metric.feature.FeatureStore;
import org.stylegan4j.metric.measure.Detectors;
import org.stylegan4j.metric.measure.Evaluated;
import org.stylegan4j.metric.measure.MetricContext;
import org.stylegan4j.metric.measure.MetricListener;
import org.stylegan4j.metric.measure.SampleSizes;
import org.stylegan4j.metric.score.LaplacianPyramid;
import org.stylegan4j.metric.score.PrecisionRecall;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/** What precision and recall say of faces that are as good as can be, and of what is done to them. */
@ExtendWith(NoLeaks.class)
class FacesPrecisionRecallTest {
    private static final int FACES = 500;

    @TempDir
    Path folder;

    private static Tensor faces(long seed) throws IOException {
        try (Dataset faces = FacesTraining.faces(seed, 32, FACES)) {
            byte[] bytes = new byte[FACES * faces.pictureBytes()];
            for (int i = 0; i < FACES; i++) {
                faces.copy(i, bytes, i * faces.pictureBytes());
            }
            return Tensor.ofBytes(bytes, DType.UINT8, FACES, 3, 32, 32).to(DType.FP32);
        }
    }

    private Map<String, Double> measure(Tensor real, Tensor fake) throws IOException {
        Detectors.Places nowhere = new Detectors.Places(Optional.empty(), Optional.empty(), folder);
        Convention convention = Convention.STYLEGAN2;
        try (Detectors detectors =
                new Detectors(nowhere, Optional.of(FacesFeatureNet.shipped()), convention, Device.CPU)) {
            FeatureStore store = new FeatureStore(folder.resolve("features"));
            MetricContext tools = new MetricContext(detectors, store, convention, 0, MetricListener.NONE);
            Evaluated subject = Evaluated.of(PictureList.of(real), PictureList.of(fake));
            return new PrecisionRecall("pr", SampleSizes.ALL, 3)
                    .measure(subject, tools)
                    .values();
        }
    }

    @Test
    void otherRealFacesHaveBothAndBlurredOnesLoseRecall() throws IOException {
        try (Scope scope = Scope.noGrad()) {
            Tensor real = faces(3);
            Tensor others = faces(4);
            Map<String, Double> best = measure(real, others);
            assertTrue(best.get("pr_precision") > 0.75, best.toString());
            assertTrue(best.get("pr_recall") > 0.75, best.toString());
            Map<String, Double> blurred = measure(real, LaplacianPyramid.up(LaplacianPyramid.down(others)));
            assertTrue(blurred.get("pr_recall") < best.get("pr_recall") / 2, blurred.toString());
            assertTrue(blurred.get("pr_precision") > best.get("pr_precision") - 0.1, blurred.toString());
        }
    }
}
