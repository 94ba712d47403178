package org.stylegan4j.metric.score;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.stylegan4j.image.ImageSize;
import org.stylegan4j.metric.feature.Protocol;
import org.stylegan4j.metric.measure.Evaluated;
import org.stylegan4j.metric.measure.Metric;
import org.stylegan4j.metric.measure.MetricContext;
import org.stylegan4j.metric.measure.MetricResult;
import org.stylegan4j.metric.measure.SampleSizes;
import org.stylegan4j.metric.picture.PictureSet;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.RandomSource;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/**
 * How far the small patches of two sets of pictures are apart, separately for each band of frequency (Karras et al. 2018, section
 * 5). Coarse bands compare large forms, fine ones texture, edges and noise. It needs no network. Values are a thousand times
 * the distance, as published.
 *
 * <p>Both sets are cut at the same places, so that equal sets are at distance zero. Needs 12.5 kB per picture, channel and level.
 *
 * @param name what it is called in commands and results
 */
public record SlicedWasserstein(String name, SampleSizes sample) implements Metric {
    /** How many pictures of each set are published. */
    public static final SampleSizes PUBLISHED = SampleSizes.both(16_384);

    /** The smallest level. */
    private static final int SMALLEST = 16;

    /** How often, and on how many directions each time, patches are projected. */
    private static final int REPEATS = 4;

    private static final int DIRECTIONS = 128;

    /** Directions worked on at once: 270 MB of projections for the published number of pictures. */
    private static final int TOGETHER = 16;

    private static final int BATCH = 32;
    private static final double SHOWN = 1e3;

    /** @throws IllegalArgumentException when pictures are smaller than 16x16 or those of the two sets differ in size */
    @Override
    public MetricResult measure(Evaluated subject, MetricContext tools) throws IOException {
        PictureSet real = sample.real(subject, tools);
        PictureSet fake = sample.fake(subject);
        List<Integer> heights = levels(real.extent());
        checkAlike(real, fake);
        int n = Math.min(real.size(), fake.size());
        try (Bands a = new Bands(real, heights.size(), tools.seed());
                Bands b = new Bands(fake, heights.size(), tools.seed());
                Rng directions = new Rng(~tools.seed())) {
            a.read(n, tools, "patches of real images");
            b.read(n, tools, "patches of fake images");
            Map<String, Double> levels = new LinkedHashMap<>();
            for (int i = 0; i < heights.size(); i++) {
                tools.progress("levels", i, heights.size());
                double distance = distance(a.levels.get(i), b.levels.get(i), directions);
                levels.put(name + "_" + heights.get(i), SHOWN * distance);
            }
            tools.listener().progress("levels", heights.size(), heights.size());
            Map<String, Double> values = new LinkedHashMap<>();
            values.put(
                    name + "_avg",
                    levels.values().stream().mapToDouble(d -> d).average().orElseThrow());
            values.putAll(levels);
            return new MetricResult(name, values, protocol(subject, tools, n), warnings(n));
        }
    }

    private static void checkAlike(PictureSet real, PictureSet fake) {
        if (!real.extent().equals(fake.extent()) || real.channels() != fake.channels()) {
            throw new IllegalArgumentException("expected fakes of " + real.extent() + "x" + real.channels()
                    + " but was " + fake.extent() + "x" + fake.channels());
        }
    }

    private List<String> warnings(int n) {
        int wanted = sample.fake().orElse(n);
        return n < wanted
                ? List.of("only " + n + " of " + wanted + " images: sliced Wasserstein distances come out larger")
                : List.of();
    }

    private static Protocol protocol(Evaluated subject, MetricContext tools, int n) {
        return new Protocol(
                "progan",
                OptionalLong.of(n),
                OptionalLong.of(n),
                "none",
                Optional.empty(),
                "float16 patches, float32 projections, float64 sums",
                tools.seed(),
                subject.generator().map(g -> OptionalDouble.of(g.truncation())).orElseGet(OptionalDouble::empty));
    }

    /** The heights of the levels of pictures of one size, the finest first. */
    static List<Integer> levels(ImageSize extent) {
        if (extent.smallerSide() < SMALLEST) {
            throw new IllegalArgumentException(
                    "sliced Wasserstein distance needs images of 16x16 or larger: " + extent);
        }
        List<Integer> heights = new ArrayList<>();
        int h = extent.height();
        int w = extent.width();
        heights.add(h);
        while (h % 2 == 0 && w % 2 == 0 && Math.min(h, w) >= 2 * SMALLEST) {
            h /= 2;
            w /= 2;
            heights.add(h);
        }
        return heights;
    }

    /** The distance of two sets of equally many patches, in units of their standard deviations. */
    static double distance(Patches a, Patches b, RandomSource draws) {
        double sum = 0;
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            try (Scope scope = Scope.noGrad()) {
                Tensor d = draws.normal(Device.CPU, DIRECTIONS, a.length()); // [K, D]
                Tensor unit = d.mul(d.square().sum(1L).rsqrt().reshape(DIRECTIONS, 1));
                for (int k = 0; k < DIRECTIONS; k += TOGETHER) {
                    Tensor some = unit.narrow(0, k, TOGETHER);
                    sum += SortedDistance.mean(a.projections(some), b.projections(some));
                }
            }
        }
        return sum * TOGETHER / (REPEATS * DIRECTIONS);
    }

    /** The patches of all levels of one set. */
    private static final class Bands implements AutoCloseable {
        private final PictureSet pictures;
        private final Rng places;
        private final List<Patches> levels = new ArrayList<>();

        Bands(PictureSet pictures, int levels, long seed) {
            this.pictures = pictures;
            places = new Rng(seed);
            for (int i = 0; i < levels; i++) {
                this.levels.add(new Patches(pictures.channels(), places));
            }
        }

        void read(int images, MetricContext tools, String stage) throws IOException {
            for (int i = 0; i < images; i += BATCH) {
                tools.progress(stage, i, images);
                try (Scope scope = Scope.noGrad()) {
                    Tensor x = pictures.batch(i, Math.min(BATCH, images - i)).to(DType.FP32); // [n, C, H, W]
                    List<Tensor> bands = LaplacianPyramid.of(x, levels.size());
                    for (int l = 0; l < bands.size(); l++) {
                        levels.get(l).add(bands.get(l));
                    }
                }
            }
        }

        @Override
        public void close() {
            levels.forEach(Patches::close);
            places.close();
        }
    }
}
