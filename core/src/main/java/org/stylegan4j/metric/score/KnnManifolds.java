package org.stylegan4j.metric.score;

import java.io.IOException;
import java.util.Arrays;
import org.stylegan4j.metric.feature.Features;
import org.stylegan4j.metric.measure.MetricContext;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;
import org.stylegan4j.tensor.VectorOps;

/**
 * Estimates where the features of two sets lie: around each feature a ball that reaches to its k-th neighbour of the same set
 * (Kynkäänniemi et al. 2019, section 3). Distances are computed a block at a time, so that memory does not grow with the product
 * of the sets' sizes.
 */
final class KnnManifolds {
    /** Parts of features that form the rows of a block; its columns are one part. */
    private static final int ROW_PARTS = 4;

    private final Features real;
    private final Features fake;
    private final int k;
    private final MetricContext tools;
    /** Taken from all features, so that distances, which come from products, lose fewer digits; [F]. */
    private final float[] centre;

    /** @throws IllegalArgumentException when a set has too few pictures to have k neighbours each */
    KnnManifolds(Features real, Features fake, int k, MetricContext tools) throws IOException {
        if (Math.min(real.count(), fake.count()) <= k) {
            throw new IllegalArgumentException(
                    "needs more than " + k + " images of each kind: " + real.count() + ", " + fake.count());
        }
        this.real = real;
        this.fake = fake;
        this.k = k;
        this.tools = tools;
        try (Scope scope = Scope.noGrad()) {
            centre = real.part(0).mean(0L).toFloats();
        }
    }

    /**
     * Shares of one set near the other.
     *
     * @param precision of the fakes, those inside a real ball (Kynkäänniemi et al. 2019, equation 2)
     * @param recall of the real ones, those inside a fake ball
     * @param density the mean number of real balls around a fake, over k (Naeem et al. 2020, section 3.1)
     * @param coverage of the real balls, those with a fake inside (Naeem et al. 2020, section 3.2)
     */
    record Shares(double precision, double recall, double density, double coverage) {}

    Shares shares() throws IOException {
        Count count = new Count(radii(real, "neighbours of real images"), radii(fake, "neighbours of fake images"));
        tools.progress("fake among real images", 0, fake.count());
        blocks(fake, ROW_PARTS, (row, x) -> {
            blocks(real, 1, (column, y) -> count.add(VectorOps.distances(x, y), row, column));
            tools.progress("fake among real images", row + x.size(0), fake.count());
        });
        return count.shares(k);
    }

    /** The distance of each feature to its k-th neighbour. */
    private float[] radii(Features set, String stage) throws IOException {
        float[] radii = new float[set.count()];
        tools.progress(stage, 0, set.count());
        blocks(set, ROW_PARTS, (row, x) -> {
            Nearest nearest = new Nearest((int) x.size(0), k + 1); // its own nearest neighbour is itself
            blocks(set, 1, (column, y) -> nearest.add(VectorOps.distances(x, y)));
            nearest.farthest(radii, row);
            tools.progress(stage, row + x.size(0), set.count());
        });
        return radii;
    }

    private interface Visit {
        void block(int start, Tensor rows) throws IOException;
    }

    /** Shows all features, centred, some parts at a time, each block in a frame of its own. */
    private void blocks(Features set, int parts, Visit visit) throws IOException {
        int start = 0;
        for (int i = 0; i < set.parts(); i += parts) {
            try (Scope scope = Scope.noGrad()) {
                Tensor[] read = new Tensor[Math.min(parts, set.parts() - i)];
                for (int j = 0; j < read.length; j++) {
                    read[j] = set.part(i + j);
                }
                Tensor x = Tensor.cat(0, read).sub(Tensor.of(centre, centre.length)); // [n, F]
                visit.block(start, x);
                start += (int) x.size(0);
            }
        }
    }

    /** The smallest distances of each row, over blocks of columns. */
    private static final class Nearest {
        private final int rows;
        private final int kept;
        private final float[] distances; // each row ascending

        Nearest(int rows, int kept) {
            this.rows = rows;
            this.kept = kept;
            distances = new float[rows * kept];
            Arrays.fill(distances, Float.POSITIVE_INFINITY);
        }

        void add(Tensor d) {
            int n = (int) Math.min(kept, d.size(1));
            float[] found = VectorOps.smallest(d, n).toFloats();
            float[] both = new float[kept + n];
            for (int row = 0; row < rows; row++) {
                System.arraycopy(distances, row * kept, both, 0, kept);
                System.arraycopy(found, row * n, both, kept, n);
                Arrays.sort(both);
                System.arraycopy(both, 0, distances, row * kept, kept);
            }
        }

        void farthest(float[] to, int start) {
            for (int row = 0; row < rows; row++) {
                to[start + row] = distances[row * kept + kept - 1];
            }
        }
    }

    /** Who was found inside whose ball. */
    private static final class Count {
        private final float[] realRadii;
        private final float[] fakeRadii;
        private final boolean[] fakeInReal;
        private final boolean[] realInFake;
        private final boolean[] realWithFake;
        private double pairs;

        Count(float[] realRadii, float[] fakeRadii) {
            this.realRadii = realRadii;
            this.fakeRadii = fakeRadii;
            fakeInReal = new boolean[fakeRadii.length];
            realInFake = new boolean[realRadii.length];
            realWithFake = new boolean[realRadii.length];
        }

        /** Takes in the distances of some fakes, in rows, to some real ones, in columns. */
        void add(Tensor d, int row, int column) {
            int n = (int) d.size(0);
            int m = (int) d.size(1);
            Tensor inReal = VectorOps.within(d, Tensor.of(Arrays.copyOfRange(realRadii, column, column + m), 1, m));
            Tensor inFake = VectorOps.within(d, Tensor.of(Arrays.copyOfRange(fakeRadii, row, row + n), n, 1));
            pairs += inReal.sum(1L).to(DType.FP64).sum().toDouble();
            mark(fakeInReal, row, inReal.maxKeep(1));
            mark(realWithFake, column, inReal.maxKeep(0));
            mark(realInFake, column, inFake.maxKeep(0));
        }

        private static void mark(boolean[] marks, int start, Tensor any) {
            float[] values = any.toFloats();
            for (int i = 0; i < values.length; i++) {
                marks[start + i] |= values[i] > 0;
            }
        }

        Shares shares(int k) {
            double density = pairs / ((double) k * fakeRadii.length);
            return new Shares(share(fakeInReal), share(realInFake), density, share(realWithFake));
        }

        private static double share(boolean[] marks) {
            int n = 0;
            for (boolean mark : marks) {
                n += mark ? 1 : 0;
            }
            return (double) n / marks.length;
        }
    }
}
