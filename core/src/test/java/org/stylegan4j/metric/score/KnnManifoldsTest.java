package org.stylegan4j.metric.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.metric.Points;
import org.stylegan4j.metric.TestTools;
import org.stylegan4j.metric.feature.Convention;
import org.stylegan4j.metric.feature.FeatureNet;
import org.stylegan4j.metric.feature.FeaturePart;
import org.stylegan4j.metric.measure.MetricContext;
import org.stylegan4j.tensor.NoLeaks;

@ExtendWith(NoLeaks.class)
class KnnManifoldsTest {
    @TempDir
    Path folder;

    private KnnManifolds.Shares shares(Points real, Points fake, int k) throws IOException {
        MetricContext tools = TestTools.of(folder, Convention.STYLEGAN2);
        FeatureNet net = tools.detectors().neighbours();
        return new KnnManifolds(
                        tools.features(real, net, "real images"), tools.features(fake, net, "fake images"), k, tools)
                .shares();
    }

    /** Points on a line, one coordinate each. */
    private static Points line(int... places) {
        int[] coordinates = new int[3 * places.length];
        for (int i = 0; i < places.length; i++) {
            coordinates[3 * i] = places[i];
        }
        return Points.of(coordinates);
    }

    @Test
    void equalSetsCoverEachOther() throws IOException {
        Points points = Points.some(50, 1);
        KnnManifolds.Shares shares = shares(points, points, 3);
        assertEquals(1, shares.precision(), 0);
        assertEquals(1, shares.recall(), 0);
        assertEquals(1, shares.coverage(), 0);
    }

    @Test
    void distantSetsShareNothing() throws IOException {
        KnnManifolds.Shares shares = shares(line(0, 1, 2, 3), line(200, 201, 202, 203), 1);
        assertEquals(new KnnManifolds.Shares(0, 0, 0, 0), shares);
    }

    @Test
    void oneOfTwoClustersIsPreciseButRecallsHalf() throws IOException {
        Points real = line(0, 1, 2, 3, 200, 201, 202, 203);
        Points fake = line(0, 1, 2, 3);
        KnnManifolds.Shares shares = shares(real, fake, 1);
        assertEquals(1, shares.precision(), 0);
        assertEquals(0.5, shares.recall(), 0);
        assertEquals(0.5, shares.coverage(), 0);
    }

    @Test
    void countedByHandOnALine() throws IOException {
        Points real = line(0, 10, 30); // radii 10, 10, 20
        // Fakes at 5 (inside the balls of 0 and 10), 45 (inside that of 30), 100 (inside none).
        Points fake = line(5, 45, 100);
        KnnManifolds.Shares shares = shares(real, fake, 1);
        assertEquals(2 / 3.0, shares.precision(), 1e-12);
        assertEquals(3 / 3.0, shares.density(), 1e-12); // three pairs over k times three fakes
        assertEquals(1, shares.coverage(), 0);
        // Fake radii: 40, 40, 55: [-35, 45], [5, 85], [45, 155] hold all real points.
        assertEquals(1, shares.recall(), 0);
    }

    @Test
    void blocksOfAnySizeGiveTheSame() throws IOException {
        Points real = Points.some(5 * FeaturePart.PICTURES + 3, 1); // more than one block of rows
        Points fake = Points.some(FeaturePart.PICTURES + 1, 2);
        KnnManifolds.Shares shares = shares(real, fake, 3);
        assertEquals(directPrecision(real, fake, 3), shares.precision(), 2.0 / fake.size());
        assertTrue(shares.precision() > 0.5 && shares.precision() < 1, shares.toString());
    }

    private static double directPrecision(Points real, Points fake, int k) {
        double[] radii = new double[real.size()];
        for (int i = 0; i < radii.length; i++) {
            double[] d = new double[real.size()];
            for (int j = 0; j < d.length; j++) {
                d[j] = distance(real, i, real, j);
            }
            Arrays.sort(d);
            radii[i] = d[k];
        }
        int inside = 0;
        for (int i = 0; i < fake.size(); i++) {
            boolean any = false;
            for (int j = 0; j < real.size() && !any; j++) {
                any = distance(fake, i, real, j) <= radii[j];
            }
            inside += any ? 1 : 0;
        }
        return (double) inside / fake.size();
    }

    private static double distance(Points a, int i, Points b, int j) {
        double sum = 0;
        for (int c = 0; c < 3; c++) {
            double d = (a.rgb()[3 * i + c] & 255) - (b.rgb()[3 * j + c] & 255);
            sum += d * d;
        }
        return Math.sqrt(sum);
    }

    @Test
    void tooFewPicturesToHaveNeighboursAreRefused() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> shares(line(1, 2, 3), line(1, 2, 3), 3));
        assertEquals("needs more than 3 images of each kind: 3, 3", e.getMessage());
    }
}
