package org.stylegan4j.metric.faces;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.stylegan4j.data.Batch;
import org.stylegan4j.data.Dataset;
import org.stylegan4j.data.DatasetConfig;
import org.stylegan4j.data.Loader;
import org.stylegan4j.data.faces.FacesSource;
import org.stylegan4j.io.ProgressListener;
import org.stylegan4j.nn.Adam;
import org.stylegan4j.nn.Ema;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.Build;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/** Trains the detector of the built-in faces ({@link FacesFeatureNet}) on faces that no generator is trained on. */
public final class FacesTraining {
    /** The collections of faces that are learned and that accuracy is measured on; generators learn collection 0. */
    private static final long LEARNED = 1;

    static final long HELD_OUT = 2;

    /** The sizes at which accuracy is measured. */
    private static final List<Integer> SIDES = List.of(32, 64, 128);

    private static final Adam.Settings ADAM = new Adam.Settings(1e-3, 0.9, 0.99, 1e-8);
    private static final double HALF_LIFE = 10_000;
    private static final double RAMP_UP = 0.05;

    /** So many labels tell means and deviations well enough. */
    private static final int MEASURED = 5000;

    private final Config config;
    private final Params weights;
    private final FacesNet net;

    /**
     * How much is done.
     *
     * @param images shown
     * @param faces different ones among them
     * @param heldOut faces on which accuracy is measured, at each size
     * @param batch images per step
     * @param seed of weights and order
     */
    public record Config(int images, int faces, int heldOut, int batch, int seed) {
        /** What the shipped network was trained with. */
        public static final Config SHIPPED = new Config(250_000, 50_000, 2000, 64, 0);

        public Config {
            if (batch < 1 || images < batch || faces < 1 || heldOut < 1) {
                throw new IllegalArgumentException("images must be at least one batch, all else at least 1: " + images
                        + ", " + faces + ", " + heldOut + ", " + batch);
            }
        }
    }

    private FacesTraining(Config config, Params weights) {
        this.config = config;
        this.weights = weights;
        net = new FacesNet(weights);
    }

    /**
     * Trains, measures and writes a network.
     *
     * @return the accuracy at each size, by {@code attribute@size}: of choices the share that is right, of numbers the share of
     *     the variance that is explained
     */
    public static Map<String, Double> run(Config config, Path file, ProgressListener listener) throws IOException {
        try (Rng rng = new Rng(config.seed());
                Params weights = Params.create(rng, Device.CPU);
                Params average = Params.create(rng, Device.CPU);
                Dataset faces = faces(LEARNED, FacesNet.SIDE, config.faces())) {
            FacesTraining training = new FacesTraining(config, weights);
            training.learn(faces, new FacesTraining(config, average), listener);
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("program", "stylegan4j " + Build.version());
            facts.put("training", config.toString());
            FacesFeatureNet.write(file, average, facts);
            Map<String, Double> accuracy = accuracy(file, config.heldOut());
            accuracy.forEach((name, value) -> facts.put("accuracy." + name, String.format(Locale.ROOT, "%.3f", value)));
            FacesFeatureNet.write(file, average, facts);
            return accuracy;
        }
    }

    /** This many painted faces with their labels. */
    public static Dataset faces(long seed, int side, int count) throws IOException {
        DatasetConfig config = DatasetConfig.DEFAULT.withResolution(side).withCond(true);
        return Dataset.open(new FacesSource(seed, side, count), config, ProgressListener.NONE);
    }

    private void learn(Dataset faces, FacesTraining average, ProgressListener listener) {
        normalize(faces);
        average.weights.load(weights.all());
        weights.requireGrad(true);
        try (Adam adam = new Adam(weights, ADAM);
                Loader loader = new Loader(faces, config.batch(), config.seed(), 0)) {
            for (int shown = 0; shown < config.images(); shown += config.batch()) {
                try (Batch batch = loader.next()) {
                    step(batch, adam, (shown / config.batch()) % 2 == 1);
                }
                double beta = Ema.beta(shown, config.batch(), HALF_LIFE, RAMP_UP);
                Ema.update(average.weights, weights, beta);
                listener.progress(Math.min(shown + config.batch(), config.images()), config.images());
            }
        }
    }

    private void step(Batch batch, Adam adam, boolean small) {
        try (Scope scope = Scope.open()) {
            Tensor x = small ? halved(batch.images()) : batch.images();
            net.loss(x, batch.labels()).backward();
        }
        adam.step();
        weights.clearGrads();
    }

    /** As faces of half the size are drawn: means over 2x2 pixels. */
    private static Tensor halved(Tensor x) {
        long half = x.size(2) / 2;
        return x.reshape(x.size(0), x.size(1), half, 2, half, 2).mean(3, 5);
    }

    private void normalize(Dataset faces) {
        FaceColumns columns = FaceColumns.ofFaces();
        int n = Math.min(MEASURED, faces.size());
        float[] mean = new float[columns.count()];
        float[] deviation = new float[columns.count()];
        for (int c = 0; c < columns.count(); c++) {
            deviation[c] = 1;
        }
        columns.runs().stream().filter(run -> !run.choice()).forEach(run -> {
            for (int c = run.start(); c < run.start() + run.length(); c++) {
                double sum = 0;
                double square = 0;
                for (float[] row : faces.labels().rows().subList(0, n)) {
                    sum += row[c];
                    square += row[c] * row[c];
                }
                mean[c] = (float) (sum / n);
                deviation[c] = (float) Math.sqrt(square / n - sum / n * sum / n);
            }
        });
        try (Scope scope = Scope.noGrad()) {
            net.normalize(Tensor.of(mean, mean.length), Tensor.of(deviation, deviation.length));
        }
    }

    private static Map<String, Double> accuracy(Path file, int heldOut) throws IOException {
        Map<String, Double> all = new LinkedHashMap<>();
        try (FacesFeatureNet net = FacesFeatureNet.read(file)) {
            for (int side : SIDES) {
                try (Dataset faces = faces(HELD_OUT, side, heldOut)) {
                    FacesAccuracy.of(net, faces).forEach((name, value) -> all.put(name + "@" + side, value));
                }
            }
        }
        return all;
    }
}
