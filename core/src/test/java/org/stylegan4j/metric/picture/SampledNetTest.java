package org.stylegan4j.metric.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.image.ImageSize;
import org.stylegan4j.metric.PictureList;
import org.stylegan4j.metric.TestTools;
import org.stylegan4j.metric.feature.Convention;
import org.stylegan4j.metric.feature.Lpips;
import org.stylegan4j.metric.feature.Protocol;
import org.stylegan4j.metric.measure.Evaluated;
import org.stylegan4j.metric.measure.MetricContext;
import org.stylegan4j.metric.measure.MetricResult;
import org.stylegan4j.metric.score.LinearSeparability;
import org.stylegan4j.metric.score.PathKind;
import org.stylegan4j.metric.score.PathKind.Space;
import org.stylegan4j.metric.score.PerceptualPathLength;
import org.stylegan4j.model.ImageGenerator;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;
import org.stylegan4j.tensor.TensorAssert;

@ExtendWith(NoLeaks.class)
class SampledNetTest {
    /** Two pixels, of which each is the sum of two latents, moved by the label's only number. */
    private static final class Pixels implements ImageGenerator {
        private final int labelDim;
        private final int grown;

        Pixels(int labelDim, int grown) {
            this.labelDim = labelDim;
            this.grown = grown;
        }

        @Override
        public int imageChannels() {
            return 1;
        }

        @Override
        public int resolution() {
            return 2;
        }

        @Override
        public int grownResolution() {
            return grown;
        }

        @Override
        public int zDim() {
            return 8;
        }

        @Override
        public int labelDim() {
            return labelDim;
        }

        @Override
        public Tensor draw(Tensor z, Tensor labels) {
            Tensor x = z.reshape(z.size(0), 4, 2).sum(2).reshape(z.size(0), 1, 2, 2); // [N, 1, 2, 2]
            return labelDim == 0 ? x : x.add(labels.reshape(z.size(0), 1, 1, 1));
        }
    }

    @TempDir
    Path folder;

    private static GeneratorNet net(int labelDim, int resolution) {
        return new SampledNet(new Pixels(labelDim, resolution), Device.CPU, "0");
    }

    private static Tensor picture(GeneratorNet net, Tensor z, Tensor labels) {
        try (Rng rng = new Rng(0)) {
            return net.synthesize(net.map(z, labels), rng);
        }
    }

    @Test
    void latentsAndLabelsReachTheSampler() {
        try (Scope scope = Scope.noGrad()) {
            Tensor z = Tensor.of(new float[] {1, 1, 0, 0, 0, 0, 2, 3}, 1, 8);
            TensorAssert.assertClose(
                    "plain",
                    Tensor.of(new float[] {2, 0, 0, 5}, 1, 1, 2, 2),
                    picture(net(0, 2), z, Tensor.zeros(1, 0)),
                    0);
            TensorAssert.assertClose(
                    "conditional",
                    Tensor.of(new float[] {12, 10, 10, 15}, 1, 1, 2, 2),
                    picture(net(1, 2), z, Tensor.of(new float[] {10}, 1, 1)),
                    0);
        }
    }

    @Test
    void smallPicturesOfANetworkThatGrowsAreEnlarged() {
        try (Scope scope = Scope.noGrad()) {
            Tensor z = Tensor.of(new float[] {1, 0, 2, 0, 3, 0, 4, 0}, 1, 8);
            float[] large = {1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4};
            GeneratorNet net = net(0, 4);
            assertEquals(new ImageSize(4, 4), net.extent());
            TensorAssert.assertClose("enlarged", Tensor.of(large, 1, 1, 4, 4), picture(net, z, Tensor.zeros(1, 0)), 0);
        }
    }

    private static Evaluated subject() {
        PictureList none = PictureList.of(Tensor.zeros(1, 1, 16, 16));
        return new Evaluated(none, none, Optional.of(net(0, 16)));
    }

    @Test
    void pathsInWAreRefusedAndThoseInZNamed() {
        MetricContext tools = TestTools.of(folder, Convention.STYLEGAN2);
        PerceptualPathLength inW = new PerceptualPathLength("ppl_wend", new PathKind(Space.W, false, true), 10);
        String message = assertThrows(IllegalArgumentException.class, () -> inW.measure(subject(), tools))
                .getMessage();
        assertEquals(
                "ppl_wend needs intermediate latents, which this network has not; ppl_zfull and ppl_zend measure in z",
                message);
    }

    @Test
    void pathsInZAreMeasured() throws IOException {
        MetricContext tools = TestTools.of(folder, Convention.STYLEGAN2);
        Lpips sums = new Lpips() {
            @Override
            public Tensor features(Tensor pictures) {
                return pictures.contiguous().reshape(pictures.size(0), -1);
            }

            @Override
            public Protocol.Detector detector() {
                return new Protocol.Detector("pixels", "0");
            }
        };
        PerceptualPathLength inZ = new PerceptualPathLength("ppl_zend", new PathKind(Space.Z, false, true), 100);
        assertTrue(inZ.length(subject(), sums, tools) > 0);
    }

    @Test
    void separabilityIsThatOfZAlone() throws IOException {
        MetricContext tools = TestTools.of(folder, Convention.STYLEGAN2);
        MetricResult result = new LinearSeparability("ls", 40).measure(subject(), tools);
        assertEquals(Set.of("ls_z"), result.values().keySet());
    }
}
