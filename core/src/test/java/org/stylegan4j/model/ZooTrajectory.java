package org.stylegan4j.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stylegan4j.data.Batch;
import org.stylegan4j.data.source.Labels;
import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.ZooFile;
import org.stylegan4j.schedule.Progress;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.RandomSource;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/**
 * A training of a model on given images and random numbers, beside the same training of a reference implementation. Running statistics
 * of batches are not compared: references draw fakes once for both players, here each player draws its own.
 */
public final class ZooTrajectory {
    private static final double HISTORY = 1e-4;
    private static final double END = 3e-2;

    private final ZooFile file;
    private final Model model;
    private final Map<String, List<Double>> losses = new HashMap<>();

    /** Hands out given tensors in order, whatever is asked for. */
    private static final class Given implements RandomSource {
        private final Deque<Tensor> queue;

        Given(Tensor... tensors) {
            queue = new ArrayDeque<>(List.of(tensors));
        }

        @Override
        public Tensor normal(Device device, long... shape) {
            return queue.remove().reshape(shape);
        }

        @Override
        public Tensor uniform(Device device, int n) {
            return queue.remove().reshape(n, 1, 1, 1);
        }

        @Override
        public int below(int bound) {
            throw new AssertionError("nothing here draws whole numbers");
        }

        @Override
        public double uniform() {
            throw new AssertionError("nothing here draws single numbers");
        }
    }

    /** Loads the state {@code start.NET.*} into the networks G and D. */
    public ZooTrajectory(ZooFile file, Model model) {
        this.file = file;
        this.model = model;
        for (String network : List.of("G", "D")) {
            file.load("start." + network + ".", model.networks().get(network));
        }
    }

    /** Row {@code i} of a tensor. */
    public Tensor row(String key, int i) {
        return file.get(key).select(0, i);
    }

    /** The real images of step {@code i} by {@code in.idx}, without labels. */
    public Batch reals(int i) {
        Tensor rows = row("in.idx", i);
        float[] indices = rows.to(DType.FP32).toFloats();
        Tensor[] images = new Tensor[indices.length];
        for (int k = 0; k < images.length; k++) {
            images[k] = file.get("in.x").narrow(0, (long) indices[k], 1);
        }
        return new Batch(Tensor.cat(0, images), Tensor.zeros(images.length, 0));
    }

    /** Sets learning rates, as before every step. */
    public void prepare(Progress progress) {
        model.prepare(progress);
    }

    /** Runs a phase, its random numbers given, and notes the sum of its losses. */
    public void run(String name, Batch real, Tensor... given) {
        Phase phase = model.phases().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow();
        model.networks().values().forEach(n -> n.requireGrad(false));
        phase.trained().forEach(trained -> trained.network().requireGrad(true));
        Step step = new Step(new Given(given), Labels.NONE, (key, values) -> {}, Device.CPU);
        double sum = 0;
        for (Objective objective : phase.objectives()) {
            try (Scope scope = Scope.open()) {
                Tensor loss = objective.loss(real, step);
                sum += loss.toDouble();
                loss.backward();
            }
        }
        losses.computeIfAbsent(name, k -> new ArrayList<>()).add(sum);
        for (Phase.Trained trained : phase.trained()) {
            trained.optimizer().step();
            trained.network().clearGrads();
        }
    }

    /** The losses of a phase are those of {@code loss.*}, up to a factor. */
    public void assertLosses(String key, String phase, double factor) {
        float[] expected = file.get(key).to(DType.FP32).toFloats();
        double largest = 0;
        for (float e : expected) {
            largest = Math.max(largest, Math.abs(e));
        }
        List<Double> found = losses.get(phase);
        assertEquals(expected.length, found.size(), key);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], factor * found.get(i), HISTORY * largest, key + " " + i);
        }
    }

    /** Every parameter ends where the reference's does, measured by the way that it went. */
    public void assertEnd() {
        List<String> noise = noise();
        for (String network : List.of("G", "D")) {
            Params p = model.networks().get(network);
            p.parameters().forEach((path, t) -> {
                String key = "end." + network + "." + path;
                if (!noise.contains(key)) {
                    Tensor expected = file.get(key);
                    double way = length(expected.sub(file.get("start." + network + "." + path)));
                    double error = length(t.detach().sub(expected));
                    assertTrue(error <= END * way, key + " is off by " + error / way + " of the way");
                }
            });
        }
    }

    private static double length(Tensor x) {
        return Math.sqrt(x.square().sum().toDouble());
    }

    private List<String> noise() {
        try {
            return List.of(new ObjectMapper().readValue(file.text("end_keys_not_reproducible"), String[].class));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
