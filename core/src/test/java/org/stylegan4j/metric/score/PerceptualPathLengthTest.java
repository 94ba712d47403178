package org.stylegan4j.metric.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.metric.LinearGenerator;
import org.stylegan4j.metric.PictureList;
import org.stylegan4j.metric.TestTools;
import org.stylegan4j.metric.feature.Convention;
import org.stylegan4j.metric.feature.Lpips;
import org.stylegan4j.metric.feature.Protocol;
import org.stylegan4j.metric.measure.Evaluated;
import org.stylegan4j.metric.measure.MetricContext;
import org.stylegan4j.metric.measure.MetricListener;
import org.stylegan4j.metric.score.PathKind.Space;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Tensor;

/** On a linear generator with two orthonormal pictures, where the perceptual distance is the Euclidean one. */
@ExtendWith(NoLeaks.class)
class PerceptualPathLengthTest {
    private static final int SAMPLES = 4000;

    /** Of random samples; a twentieth is four standard errors. */
    private static final double TOLERANCE = 0.05;

    private static final Lpips EUCLIDEAN = new Lpips() {
        @Override
        public Tensor features(Tensor pictures) {
            return pictures.select(1, 0)
                    .contiguous()
                    .reshape(pictures.size(0), -1)
                    .mul(1 / 127.5);
        }

        @Override
        public Protocol.Detector detector() {
            return new Protocol.Detector("euclidean", "0");
        }
    };

    @TempDir
    Path folder;

    private double length(Space space, boolean whole, boolean crop, int... rows) throws IOException {
        return new PerceptualPathLength("ppl", new PathKind(space, whole, crop), SAMPLES)
                .length(subject(rows), EUCLIDEAN, TestTools.of(folder, Convention.STYLEGAN2));
    }

    private static Evaluated subject(int... rows) {
        PictureList none = PictureList.of(Tensor.zeros(1, 1, 16, 16));
        return new Evaluated(none, none, Optional.of(new LinearGenerator(0, rows)));
    }

    @Test
    void straightPathsAreAsLongAsTheLatentsAreApart() throws IOException {
        // |w1 - w0|² is 4 times an exponential variable, whose mean between its first and last hundredth is
        // ((1 + a) e^-a - (1 + b) e^-b) / 0.98 with a = -ln 0.99 and b = -ln 0.01.
        double a = -Math.log(0.99);
        double b = -Math.log(0.01);
        double expected = 4 * ((1 + a) * 0.99 - (1 + b) * 0.01) / 0.98;
        assertEquals(expected, length(Space.W, true, false, 0, 9), TOLERANCE * expected);
        assertEquals(expected, length(Space.W, false, false, 0, 9), TOLERANCE * expected);
    }

    @Test
    void greatCirclesAreAsLongAsTheirAngle() throws IOException {
        // The angle between two directions of the plane is uniform in [0, π].
        double expected = Math.PI * Math.PI * (Math.pow(0.99, 3) - Math.pow(0.01, 3)) / (3 * 0.98);
        assertEquals(expected, length(Space.Z, true, false, 0, 9), TOLERANCE * expected);
        assertEquals(expected, length(Space.Z, false, false, 0, 9), TOLERANCE * expected);
    }

    @Test
    void onlyTheFaceCountsWhenCropped() throws IOException {
        // Rows 6 to 13 of 16 and half of the columns are kept.
        double whole = length(Space.W, false, false, 0, 9);
        assertEquals(0, length(Space.W, false, true, 0, 5, 14), 1e-3);
        assertEquals(whole / 2, length(Space.W, false, true, 6, 13), TOLERANCE * whole);
    }

    @Test
    void anEndedMeasurementGoesOnWhereItWas() throws IOException {
        PerceptualPathLength metric = new PerceptualPathLength("ppl", new PathKind(Space.W, true, false), 200);
        int[] asked = {0};
        MetricListener ending = new MetricListener() {
            @Override
            public void progress(String stage, long done, long total) {
                asked[0] = (int) done;
            }

            @Override
            public boolean cancelled() {
                return asked[0] >= 64;
            }
        };
        MetricContext ended = TestTools.of(folder, Convention.STYLEGAN2, ending);
        assertThrows(CancellationException.class, () -> metric.length(subject(0, 9), EUCLIDEAN, ended));
        List<Long> seen = new ArrayList<>();
        MetricListener watching = new MetricListener() {
            @Override
            public void progress(String stage, long done, long total) {
                seen.add(done);
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
        double length = metric.length(subject(0, 9), EUCLIDEAN, TestTools.of(folder, Convention.STYLEGAN2, watching));
        assertEquals(64, seen.get(0));
        MetricContext fresh = TestTools.of(folder.resolve("fresh"), Convention.STYLEGAN2);
        assertEquals(metric.length(subject(0, 9), EUCLIDEAN, fresh), length, 1e-9);
    }

    @Test
    void theMostExtremeHundredthsAreLeftOut() {
        double[] values = new double[201];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        values[0] = -1e9;
        values[1] = -1e9;
        values[200] = 1e9;
        values[199] = 1e9;
        // The hundredths are at 2 and 198.
        assertEquals(100, PerceptualPathLength.trimmedMean(values), 1e-9);
    }

    @Test
    void picturesWithoutANetworkHaveNoPaths() {
        PictureList pictures = PictureList.of(Tensor.zeros(1, 1, 16, 16));
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> new PerceptualPathLength("ppl2_wend", new PathKind(Space.W, false, false), 10)
                        .measure(
                                Evaluated.of(pictures, pictures),
                                TestTools.of(Path.of("unused"), Convention.STYLEGAN2)));
        assertEquals("ppl2_wend needs a network, not its pictures", e.getMessage());
    }
}
