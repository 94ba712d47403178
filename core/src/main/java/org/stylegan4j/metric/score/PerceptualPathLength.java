package org.stylegan4j.metric.score;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.stylegan4j.data.source.Labels;
import org.stylegan4j.image.ImageSize;
import org.stylegan4j.metric.feature.Features;
import org.stylegan4j.metric.feature.Lpips;
import org.stylegan4j.metric.feature.Protocol;
import org.stylegan4j.metric.measure.Evaluated;
import org.stylegan4j.metric.measure.GeneratorLabels;
import org.stylegan4j.metric.measure.Metric;
import org.stylegan4j.metric.measure.MetricContext;
import org.stylegan4j.metric.measure.MetricResult;
import org.stylegan4j.metric.picture.GeneratorNet;
import org.stylegan4j.metric.picture.PerItemRng;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.RandomSource;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/**
 * How fast the picture changes along a path between two latents (Karras et al. 2019, section 4.1): the perceptual distance over a
 * step of {@value #STEP}, divided by the step's square. Low values mean that the latent space is smooth. The most extreme
 * hundredth at either end is left out.
 *
 * @param name what it is called in commands and results
 * @param samples how many steps; 50,000 are published, 100,000 in 2019
 */
public record PerceptualPathLength(String name, PathKind kind, int samples) implements Metric {
    static final double STEP = 1e-4;

    /** Pictures wider than this are averaged down by a whole factor. */
    private static final int LOOKED_AT = 256;

    private static final double TRIMMED = 0.01;
    private static final int PAIRS = 4;
    private static final double WHITE = 255;

    public PerceptualPathLength {
        if (samples < 1) {
            throw new IllegalArgumentException("number of samples must be at least 1: " + samples);
        }
    }

    /** @throws IllegalArgumentException when there is no generator, it has no W, or its pictures cannot be cropped as asked for */
    @Override
    public MetricResult measure(Evaluated subject, MetricContext tools) throws IOException {
        GeneratorNet generator = generator(subject);
        Lpips lpips = tools.detectors().lpips();
        Map<String, Double> values = Map.of(name, length(subject, lpips, tools));
        return new MetricResult(
                name,
                values,
                protocol(generator, lpips, tools),
                lpips.warning().stream().toList());
    }

    private GeneratorNet generator(Evaluated subject) {
        GeneratorNet generator = subject.generator()
                .orElseThrow(() -> new IllegalArgumentException(name + " needs a network, not its pictures"));
        if (kind.space() == PathKind.Space.W && !generator.mapped()) {
            throw new IllegalArgumentException(name
                    + " needs intermediate latents, which this network has not; ppl_zfull and ppl_zend measure in z");
        }
        return generator;
    }

    /** The score itself. */
    public double length(Evaluated subject, Lpips lpips, MetricContext tools) throws IOException {
        GeneratorNet generator = generator(subject);
        checkCrop(generator.extent());
        Labels labels = GeneratorLabels.of(subject, generator);
        List<String> what = List.of(
                "path length " + kind + " seed " + tools.seed(),
                subject.fake().hash(),
                generator.hash() + " psi " + generator.truncation(),
                lpips.detector().toString());
        Features distances = tools.store()
                .rows(
                        what,
                        samples,
                        (first, n) -> steps(generator, labels, lpips, new Steps(tools.seed(), first, n)),
                        (done, total) -> tools.progress("steps", done, total));
        double[] all = new double[samples];
        try (Scope scope = Scope.noGrad()) {
            float[] values = distances.all().toFloats();
            for (int i = 0; i < samples; i++) {
                all[i] = values[i];
            }
        }
        return trimmedMean(all);
    }

    /** Some steps in a row. */
    private record Steps(long seed, int first, int count) {}

    private Protocol protocol(GeneratorNet generator, Lpips lpips, MetricContext tools) {
        return new Protocol(
                "stylegan2",
                OptionalLong.empty(),
                OptionalLong.of(samples),
                generator.extent().height() > LOOKED_AT ? "mean" : "none",
                Optional.of(lpips.detector()),
                "float32 features, float64 sums",
                tools.seed(),
                OptionalDouble.of(generator.truncation()));
    }

    private void checkCrop(ImageSize extent) {
        if (kind.crop() && (extent.width() != extent.height() || extent.width() % 8 != 0)) {
            throw new IllegalArgumentException(
                    name + " crops square pictures of a multiple of 8 pixels: " + extent + "; ppl2_wend does not crop");
        }
    }

    /** The scaled distances of some steps, a few at a time: [n, 1]. */
    private Tensor steps(GeneratorNet generator, Labels labels, Lpips lpips, Steps steps) {
        List<Tensor> parts = new ArrayList<>();
        for (int i = 0; i < steps.count(); i += PAIRS) {
            int first = steps.first() + i;
            int n = Math.min(PAIRS, steps.count() - i);
            parts.add(Scope.tidyNoGrad(() -> {
                try (PerItemRng draws = PerItemRng.of(steps.seed(), first, n)) {
                    return distances(generator, labels, lpips, draws);
                }
            }));
        }
        return Tensor.cat(0, parts.toArray(Tensor[]::new));
    }

    private Tensor distances(GeneratorNet generator, Labels labels, Lpips lpips, PerItemRng draws) {
        int n = draws.sources().size();
        double[] begin = draws.sources().stream()
                .mapToDouble(rng -> kind.whole() ? rng.uniform() : 0)
                .toArray();
        Tensor ws = latents(generator, labels, draws, begin); // [2n, L, W]
        Tensor images = generator.synthesize(ws, shared(draws)); // [2n, C, H, W]
        Tensor features = lpips.features(seen(images)); // [2n, F]
        Tensor change = features.narrow(0, 0, n).sub(features.narrow(0, n, n));
        return change.square().sum(1L).reshape(n, 1).mul(1 / (STEP * STEP)).to(Device.CPU);
    }

    /** First the beginnings, then the ends of all steps, [2n, L, W]. */
    private Tensor latents(GeneratorNet generator, Labels labels, PerItemRng draws, double[] begin) {
        int n = begin.length;
        double[] end = Arrays.stream(begin).map(t -> t + STEP).toArray();
        Tensor from = draws.normal(generator.device(), n, generator.zDim());
        Tensor to = draws.normal(generator.device(), n, generator.zDim());
        Tensor label = draws.labels(labels, generator);
        Tensor both = Tensor.cat(0, label, label);
        if (kind.space() == PathKind.Space.Z) {
            Tensor steps = Tensor.cat(0, Interpolation.slerp(from, to, begin), Interpolation.slerp(from, to, end));
            return generator.map(steps, both);
        }
        Tensor ws = generator.map(Tensor.cat(0, from, to), both);
        Tensor wFrom = ws.narrow(0, 0, n);
        Tensor wTo = ws.narrow(0, n, n);
        return Tensor.cat(0, Interpolation.lerp(wFrom, wTo, begin), Interpolation.lerp(wFrom, wTo, end));
    }

    /** Noise that both ends of a step have in common, so that it does not count as change. */
    private static RandomSource shared(PerItemRng draws) {
        return new RandomSource() {
            @Override
            public Tensor normal(Device device, long... shape) {
                Tensor half = draws.normal(device, shape);
                return Tensor.cat(0, half, half);
            }

            @Override
            public int below(int bound) {
                return draws.below(bound);
            }

            @Override
            public double uniform() {
                return draws.uniform();
            }
        };
    }

    /** What of the pictures [N, C, H, W] is compared, [N, 3, H', W'] in 0..255. */
    private Tensor seen(Tensor images) {
        long h = images.size(2);
        Tensor x = images;
        if (kind.crop()) { // from the forehead to the chin of an aligned face
            long part = h / 8;
            x = x.narrow(2, 3 * part, 4 * part).narrow(3, 2 * part, 4 * part);
        }
        long factor = h / LOOKED_AT;
        if (factor > 1) {
            x = x.contiguous().reshape(x.size(0), x.size(1), x.size(2) / factor, factor, x.size(3) / factor, factor);
            x = x.mean(3, 5);
        }
        x = x.add(1).mul(WHITE / 2);
        return x.size(1) == 1 ? x.expand(-1, 3, -1, -1) : x;
    }

    /** The mean of what lies between the first and the last hundredth; sorts. */
    static double trimmedMean(double[] values) {
        Arrays.sort(values);
        int last = values.length - 1;
        double low = values[(int) Math.floor(TRIMMED * last)];
        double high = values[(int) Math.ceil((1 - TRIMMED) * last)];
        return Arrays.stream(values)
                .filter(v -> v >= low && v <= high)
                .average()
                .orElseThrow();
    }
}
