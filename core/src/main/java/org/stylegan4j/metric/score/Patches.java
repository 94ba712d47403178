package org.stylegan4j.metric.score;

import java.util.ArrayList;
import java.util.List;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.RandomSource;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/**
 * Small squares cut at random from one band of many images, and how their channels are distributed. Closing frees them. They are
 * kept as float16, whose error is far below a grey level, because there are millions.
 */
final class Patches implements AutoCloseable {
    /** Pixels along a side (Karras et al. 2018, section 5). */
    static final int SIDE = 7;

    /** How many are cut from each image. */
    static final int PER_IMAGE = 128;

    private static final int PIXELS = SIDE * SIDE;

    /** A variance below which a channel shows nothing but rounding, in grey levels squared. */
    private static final double FLAT = 1e-6;

    private final int channels;
    private final RandomSource places;
    private final List<Tensor> blocks = new ArrayList<>(); // each [n, C * 49]
    private final float[] middles;
    private final double[] sums; // counted from the middles, as the squares
    private final double[] squares;
    private long count;

    /**
     * None yet.
     *
     * @param places where to cut: equal sources cut equal places
     */
    Patches(int channels, RandomSource places) {
        this.channels = channels;
        this.places = places;
        middles = new float[channels];
        sums = new double[channels];
        squares = new double[channels];
    }

    /** Cuts from a band [N, C, H, W]. */
    void add(Tensor band) {
        band.expect("band", Tensor.ANY, channels, Tensor.ANY, Tensor.ANY);
        int images = (int) band.size(0);
        int height = (int) band.size(2);
        int width = (int) band.size(3);
        float[] values = band.toFloats();
        float[] cut = new float[images * PER_IMAGE * length()];
        for (int p = 0; p < images * PER_IMAGE; p++) {
            int x = places.below(width - SIDE + 1);
            int y = places.below(height - SIDE + 1);
            for (int c = 0; c < channels; c++) {
                int plane = (p / PER_IMAGE * channels + c) * height * width;
                cut(values, plane + y * width + x, width, cut, p * length() + c * PIXELS);
            }
        }
        if (count == 0) {
            findMiddles(cut);
        }
        measure(cut);
        count += (long) images * PER_IMAGE;
        try (Scope scope = Scope.noGrad()) {
            Tensor block = Tensor.of(cut, (long) images * PER_IMAGE, length());
            blocks.add(scope.release(block.to(DType.FP16)));
        }
    }

    private static void cut(float[] plane, int from, int stride, float[] to, int at) {
        for (int row = 0; row < SIDE; row++) {
            System.arraycopy(plane, from + row * stride, to, at + row * SIDE, SIDE);
        }
    }

    /** About the mean of each channel. What is counted from there keeps more of its digits. */
    private void findMiddles(float[] cut) {
        double[] totals = new double[channels];
        for (int i = 0; i < cut.length; i++) {
            totals[i / PIXELS % channels] += cut[i];
        }
        for (int c = 0; c < channels; c++) {
            middles[c] = (float) (totals[c] * channels / cut.length);
        }
    }

    private void measure(float[] cut) {
        for (int i = 0; i < cut.length; i++) {
            int c = i / PIXELS % channels;
            cut[i] -= middles[c];
            sums[c] += cut[i];
            squares[c] += (double) cut[i] * cut[i];
        }
    }

    /** How many there are. */
    long count() {
        return count;
    }

    /** C * 49, the numbers of one patch. */
    int length() {
        return channels * PIXELS;
    }

    /**
     * Each patch, with mean 0 and deviation 1 in each channel over all patches, projected on some directions: for each direction
     * one row of {@link #count} numbers.
     *
     * @param directions [K, C * 49]
     */
    float[][] projections(Tensor directions) {
        float[] shift = new float[length()];
        float[] scale = new float[length()];
        for (int i = 0; i < length(); i++) {
            double mean = sums[i / PIXELS] / (count * PIXELS);
            double variance = squares[i / PIXELS] / (count * PIXELS) - mean * mean;
            scale[i] = variance > FLAT ? (float) (1 / Math.sqrt(variance)) : 1;
            shift[i] = (float) -mean;
        }
        float[][] rows = new float[(int) directions.size(0)][Math.toIntExact(count)];
        int at = 0;
        try (Scope scope = Scope.noGrad()) {
            Tensor scaled = directions.mul(Tensor.of(scale, length())); // [K, C*49]
            Tensor offsets = scaled.matmul(Tensor.of(shift, length(), 1)); // [K, 1]
            for (Tensor block : blocks) {
                project(block, scaled, offsets, rows, at);
                at += (int) block.size(0);
            }
        }
        return rows;
    }

    private static void project(Tensor block, Tensor directions, Tensor offsets, float[][] rows, int at) {
        try (Scope scope = Scope.noGrad()) {
            Tensor patches = block.to(DType.FP32).permute(1, 0); // [C*49, n]
            float[] values = directions.matmul(patches).add(offsets).toFloats(); // [K, n]
            int n = (int) block.size(0);
            for (int r = 0; r < rows.length; r++) {
                System.arraycopy(values, r * n, rows[r], at, n);
            }
        }
    }

    @Override
    public void close() {
        blocks.forEach(Tensor::close);
        blocks.clear();
    }
}
