package org.stylegan4j.metric.score;

import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/**
 * A hyperplane that parts two classes with a wide margin: the minimum of |v|²/2 + C sum(max(0, 1 - y v·x)²) over v, x having a
 * constant 1 as last coordinate (Hsieh et al. 2008, equation 1, with squared hinge and C = 1, which are the usual defaults). Found by
 * Newton's method, whose steps solve the regression on those points that lie inside the margin (Keerthi and DeCoste 2005).
 *
 * @param plane v, [D + 1]
 */
record LinearSvm(double[] plane) {
    private static final double C = 1;
    private static final int MAX_STEPS = 100;
    private static final int MAX_HALVINGS = 30;

    /** The gradient's length, in units of the first one, at which the search ends. */
    private static final double TOLERANCE = 1e-8;

    /** Points worked on at once: 16 MB of them in float64 at 512 coordinates. */
    private static final int BLOCK = 4096;

    /** Finds the plane for points [N, D] and the sides on which they should lie: 1, -1, or 0 for those that do not count. */
    static LinearSvm fit(Tensor points, int[] sides) {
        return new Search(points, sides).run();
    }

    /** On which side each of the points [N, D] lies. */
    boolean[] classify(Tensor points) {
        double[] heights = heights(points, plane);
        boolean[] above = new boolean[heights.length];
        for (int i = 0; i < above.length; i++) {
            above[i] = heights[i] > 0;
        }
        return above;
    }

    /** v·x of all points. */
    private static double[] heights(Tensor points, double[] v) {
        int n = (int) points.size(0);
        double[] heights = new double[n];
        float[] direction = new float[v.length - 1];
        for (int i = 0; i < direction.length; i++) {
            direction[i] = (float) v[i];
        }
        try (Scope scope = Scope.noGrad()) {
            Tensor d = Tensor.of(direction, direction.length, 1).to(points.device());
            float[] products = points.matmul(d).toFloats();
            for (int i = 0; i < n; i++) {
                heights[i] = products[i] + v[v.length - 1];
            }
        }
        return heights;
    }

    /** One search. */
    private static final class Search {
        private final Tensor points;
        private final int n;
        private final int size;
        private final int[] sides;
        private double[] v;
        private double[] heights;

        Search(Tensor points, int[] sides) {
            this.points = points;
            this.sides = sides;
            n = (int) points.size(0);
            size = (int) points.size(1) + 1;
            v = new double[size];
            heights = new double[n];
        }

        LinearSvm run() {
            double first = 0;
            for (int step = 0; step < MAX_STEPS; step++) {
                Quadratic q = quadratic();
                double length = length(q.gradient());
                first = step == 0 ? length : first;
                if (length <= TOLERANCE * first || !advance(Cholesky.solve(q.curvature(), q.gradient()))) {
                    break;
                }
            }
            return new LinearSvm(v);
        }

        /** What the objective looks like around v. */
        private record Quadratic(double[] gradient, double[][] curvature) {}

        private Quadratic quadratic() {
            double[][] h = new double[size][size];
            double[] g = v.clone();
            for (int first = 0; first < n; first += BLOCK) {
                add(first, Math.min(BLOCK, n - first), g, h);
            }
            for (int i = 0; i < size; i++) {
                h[i][i] += 1;
            }
            return new Quadratic(g, h);
        }

        /** 2C sum(x xᵀ) and -2C sum(y (1 - y v·x) x) over the points inside the margin. */
        private void add(int first, int count, double[] g, double[][] h) {
            float[] inside = new float[count];
            float[] pull = new float[count];
            for (int i = 0; i < count; i++) {
                double slack = slack(first + i, heights);
                inside[i] = slack > 0 ? 1 : 0;
                pull[i] = (float) (sides[first + i] * slack);
            }
            try (Scope scope = Scope.noGrad()) {
                Tensor ones = Tensor.full(1, DType.FP64, points.device(), count, 1);
                Tensor x = Tensor.cat(1, points.narrow(0, first, count).to(DType.FP64), ones); // [n, D+1]
                Tensor chosen =
                        x.mul(Tensor.of(inside, count, 1).to(points.device()).to(DType.FP64));
                Tensor pulls = Tensor.of(pull, 1, count).to(points.device()).to(DType.FP64);
                float[] square = chosen.permute(1, 0).matmul(x).toFloats(); // [D+1, D+1]
                float[] sum = pulls.matmul(x).toFloats(); // [1, D+1]
                for (int i = 0; i < size; i++) {
                    g[i] -= 2 * C * sum[i];
                    for (int j = 0; j < size; j++) {
                        h[i][j] += 2 * C * square[i * size + j];
                    }
                }
            }
        }

        /** Goes against {@code step}, less far if that leads upwards; false when there is no way down. */
        private boolean advance(double[] step) {
            double[] rise = heights(points, step);
            double before = objective(v, heights);
            for (double t = 1; t > Math.scalb(1.0, -MAX_HALVINGS); t /= 2) {
                double[] next = minus(v, step, t);
                double[] nextHeights = minus(heights, rise, t);
                if (objective(next, nextHeights) < before) {
                    v = next;
                    heights = nextHeights;
                    return true;
                }
            }
            return false;
        }

        private double objective(double[] plane, double[] above) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                double slack = slack(i, above);
                sum += C * slack * slack;
            }
            return sum + length(plane) * length(plane) / 2;
        }

        /** How far a point lies inside the margin. */
        private double slack(int i, double[] above) {
            return sides[i] == 0 ? 0 : Math.max(0, 1 - sides[i] * above[i]);
        }

        private static double[] minus(double[] a, double[] b, double t) {
            double[] c = new double[a.length];
            for (int i = 0; i < c.length; i++) {
                c[i] = a[i] - t * b[i];
            }
            return c;
        }

        private static double length(double[] a) {
            double square = 0;
            for (double x : a) {
                square += x * x;
            }
            return Math.sqrt(square);
        }
    }
}
