package org.stylegan4j.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.stylegan4j.data.Batch;
import org.stylegan4j.data.TrainingData;
import org.stylegan4j.data.source.Labels;
import org.stylegan4j.image.PixelGrid;
import org.stylegan4j.image.Pixels;
import org.stylegan4j.image.Png;
import org.stylegan4j.io.ProgressListener;
import org.stylegan4j.model.ImageGenerator;
import org.stylegan4j.tensor.Convolution;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;
import org.stylegan4j.train.run.RunFiles;

/**
 * The pictures that show how a training gets on: a grid of real images, and grids of samples that always come from the same
 * latents. Labelled classes have a row each. Closing frees latents and labels.
 */
public final class ImageGrid implements AutoCloseable {
    /** A grid is about so large, so that making and looking at one takes little; the reference's are 7680 x 4320. */
    private static final int TARGET_WIDTH = 1280;

    private static final int TARGET_HEIGHT = 960;
    private final int columns;
    private final int rows;
    private final TrainingData data;
    private final ImageGenerator sampler;
    private final List<Integer> real;
    private final Tensor latents;
    private final Tensor labels;

    ImageGrid(TrainingData data, ImageGenerator sampler, long seed) {
        this.data = data;
        this.sampler = sampler;
        int r = data.facts().resolution();
        columns = columns(r);
        rows = Math.max(2, Math.min(TARGET_HEIGHT / r, 8));
        real = choose(data.facts().size(), data.labels());
        try (Rng rng = new Rng(seed);
                Scope scope = Scope.noGrad();
                Batch chosen = data.pictures(real)) {
            latents = scope.release(rng.normal(Device.CPU, real.size(), sampler.zDim()));
            labels = scope.release(chosen.labels().copy());
        }
    }

    /** How many pictures of side {@code resolution} are in a row. */
    public static int columns(int resolution) {
        return Math.max(3, Math.min(TARGET_WIDTH / resolution, 10));
    }

    private List<Integer> choose(int size, Labels all) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(order, new Random(0));
        List<List<Integer>> classes = List.of(order);
        if (all.present() && isOneHot(all.rows().get(0))) {
            Map<String, List<Integer>> groups = new TreeMap<>();
            order.forEach(i -> groups.computeIfAbsent(Arrays.toString(all.rows().get(i)), k -> new ArrayList<>())
                    .add(i));
            classes = List.copyOf(groups.values());
        }
        List<Integer> chosen = new ArrayList<>();
        for (int y = 0; y < rows; y++) {
            List<Integer> row = classes.get(y % classes.size());
            int first = y / classes.size() * columns;
            for (int x = 0; x < columns; x++) {
                chosen.add(row.get((first + x) % row.size()));
            }
        }
        return chosen;
    }

    private static boolean isOneHot(float[] label) {
        float[] sorted = label.clone();
        Arrays.sort(sorted);
        int last = sorted.length - 1;
        return sorted[last] == 1 && sorted[0] >= 0 && (last == 0 || sorted[last - 1] == 0);
    }

    /** Draws the real images. */
    void writeReal(Path file) throws IOException {
        try (Batch batch = data.pictures(real);
                Scope scope = Scope.noGrad()) {
            write(file, batch.images());
        }
    }

    /** Draws samples, some at a time. */
    void writeSamples(Path file, Device device, int atOnce, ProgressListener listener) throws IOException {
        try (Scope scope = Scope.noGrad()) {
            List<Tensor> parts = new ArrayList<>();
            for (int at = 0; at < real.size(); at += atOnce) {
                listener.progress(at, real.size());
                parts.add(samples(device, at, Math.min(atOnce, real.size() - at)));
            }
            write(file, Tensor.cat(0, parts.toArray(Tensor[]::new)));
        }
    }

    private Tensor samples(Device device, int at, int n) {
        return Scope.tidy(() -> sampler.draw(
                        latents.narrow(0, at, n).to(device),
                        labels.narrow(0, at, n).to(device))
                .to(Device.CPU));
    }

    /** Images [N, C, R', R'] in [-1, 1], row by row; small ones are enlarged, so that all grids of a run are of one size. */
    private void write(Path file, Tensor drawn) throws IOException {
        int r = data.facts().resolution();
        int factor = r / (int) drawn.size(3);
        Tensor images = factor > 1 ? Convolution.nearestUp(drawn, factor) : drawn; // [N, C, R, R]
        int channels = (int) images.size(1);
        byte[] bytes =
                images.add(1).mul(127.5).round().clamp(0, 255).to(DType.UINT8).toBytes();
        List<Pixels> pictures = IntStream.range(0, columns * rows)
                .mapToObj(i -> PixelGrid.ofPlanar(bytes, i * channels * r * r, channels, r))
                .toList();
        RunFiles.write(file, Png.bytes(PixelGrid.of(pictures, columns), Map.of()));
    }

    @Override
    public void close() {
        latents.close();
        labels.close();
    }
}
