package org.stylegan4j.metric.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.metric.Points;
import org.stylegan4j.metric.TestTools;
import org.stylegan4j.metric.feature.Convention;
import org.stylegan4j.metric.measure.Evaluated;
import org.stylegan4j.metric.measure.MetricListener;
import org.stylegan4j.metric.measure.MetricResult;
import org.stylegan4j.metric.measure.SampleSizes;
import org.stylegan4j.tensor.NoLeaks;

@ExtendWith(NoLeaks.class)
class FidTest {
    @TempDir
    Path folder;

    private MetricResult fid(SampleSizes sample, Points real, Points fake) throws IOException {
        return new Fid("fid", sample).measure(Evaluated.of(real, fake), TestTools.of(folder, Convention.STYLEGAN2));
    }

    @Test
    void fewPicturesGiveAFiniteNumberAndAWarning() throws IOException {
        MetricResult result = fid(SampleSizes.ALL, Points.of(0, 0, 0, 10, 0, 0), Points.of(0, 20, 0, 0, 30, 0));
        // Σ₁ = diag(25, 0, 0), Σ₂ = diag(0, 25, 0), means (5, 0, 0) and (0, 25, 0).
        assertEquals(650 + 50, result.values().get("fid"), 1e-9);
        assertTrue(
                result.warnings().get(0).startsWith("covariance of 2 images in 3 dimensions is singular"),
                result.toString());
    }

    @Test
    void equalSetsAreAtDistanceZero() throws IOException {
        Points points = Points.some(500, 1);
        assertEquals(0, fid(SampleSizes.ALL, points, points).values().get("fid"), 1e-8);
    }

    @Test
    void aSampleLimitsBothSetsAndIsNamed() throws IOException {
        SampleSizes sample = new SampleSizes(OptionalInt.of(200), OptionalInt.of(100));
        MetricResult result = fid(sample, Points.some(500, 1), Points.some(500, 2));
        assertEquals(OptionalLong.of(200), result.protocol().real());
        assertEquals(OptionalLong.of(100), result.protocol().fake());
        assertEquals(List.of(), result.warnings());
    }

    @Test
    void missingFakesAreWarnedAbout() throws IOException {
        MetricResult result = fid(SampleSizes.full(50_000), Points.some(500, 1), Points.some(400, 2));
        assertEquals(List.of("only 400 of 50000 fake images"), result.warnings());
    }

    @Test
    void aListenerMayEndItBetweenBatches() {
        List<String> stages = new ArrayList<>();
        MetricListener impatient = new MetricListener() {
            @Override
            public void progress(String stage, long done, long total) {
                stages.add(stage + " " + done + "/" + total);
            }

            @Override
            public boolean cancelled() {
                return stages.size() > 2;
            }
        };
        Evaluated subject = Evaluated.of(Points.some(500, 1), Points.some(500, 2));
        assertThrows(
                CancellationException.class,
                () -> new Fid("fid", SampleSizes.ALL)
                        .measure(subject, TestTools.of(folder, Convention.STYLEGAN2, impatient)));
        assertEquals(
                List.of(
                        "features of real images 0/500",
                        "features of real images 32/500",
                        "features of real images 64/500"),
                stages);
    }

    @Test
    void oneImageIsNoSample() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> SampleSizes.both(1));
        assertEquals("number of images must be at least 2: 1", e.getMessage());
    }
}
