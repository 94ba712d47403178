package org.stylegan4j.latent.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.FusedAdam;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.RandomSource;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/** What a projection looks for, with the optimizer's moments. Closing frees all of it. */
final class ProjectionState implements AutoCloseable {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final Map<String, Tensor> all = new LinkedHashMap<>();
    private final List<String> optimized = new ArrayList<>();

    /**
     * Starts at given values; all tensors are copied.
     *
     * @param w [N, 1 or L, W]
     * @param maps [N, 1, R, R] for each layer
     * @param withMaps whether the maps are looked for too
     */
    ProjectionState(Tensor w, List<Tensor> maps, boolean withMaps) {
        try (Scope scope = Scope.noGrad()) {
            put("w", w, true);
            for (int i = 0; i < maps.size(); i++) {
                put(String.format(Locale.ROOT, "noise.%02d", i), maps.get(i), withMaps);
            }
        }
    }

    private void put(String name, Tensor start, boolean wanted) {
        own(name, start);
        if (wanted) {
            optimized.add(name);
            own("exp_avg." + name, start.mul(0));
            own("exp_avg_sq." + name, start.mul(0));
            own("step." + name, Tensor.full(0, DType.FP32, start.device()));
            all.get(name).requireGrad(true);
        }
    }

    /** Keeps a copy. */
    private void own(String name, Tensor value) {
        try (Scope scope = Scope.noGrad()) {
            all.put(name, scope.release(value.copy()));
        }
    }

    Tensor w() {
        return all.get("w");
    }

    /** The noise maps [N, 1, R, R] in the order of the layers. */
    List<Tensor> maps() {
        return all.entrySet().stream()
                .filter(e -> e.getKey().startsWith("noise."))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Hands the maps to the layers of one synthesis, in order. */
    RandomSource noise() {
        return new Handout(new ArrayList<>(maps()));
    }

    /** Everything by name, for saving and loading. */
    Map<String, Tensor> all() {
        return all;
    }

    /** One step of Adam (Kingma and Ba 2015), after which the gradients are gone and the maps are noise again. */
    void step(double learningRate) {
        try (Scope scope = Scope.noGrad()) {
            List<Tensor> weights = optimized.stream().map(all::get).toList();
            named("step.").forEach(t -> InPlace.add(t, 1));
            FusedAdam.step(
                    new FusedAdam.State(
                            weights,
                            weights.stream().map(ProjectionState::gradient).toList(),
                            named("exp_avg."),
                            named("exp_avg_sq."),
                            named("step.")),
                    new FusedAdam.Rates(learningRate, BETA1, BETA2, EPSILON));
            weights.forEach(Tensor::clearGrad);
            for (String name : optimized) {
                if (name.startsWith("noise.")) {
                    InPlace.copy(all.get(name), NoisePyramid.normalized(all.get(name)));
                }
            }
        }
    }

    private List<Tensor> named(String prefix) {
        return optimized.stream().map(name -> all.get(prefix + name)).toList();
    }

    private static Tensor gradient(Tensor t) {
        return t.hasGrad() ? t.grad() : t.mul(0);
    }

    @Override
    public void close() {
        all.values().forEach(Tensor::close);
    }

    /** Gives out maps one by one as if it drew them. */
    private record Handout(List<Tensor> left) implements RandomSource {
        @Override
        public Tensor normal(Device device, long... shape) {
            return left.remove(0).expand(shape);
        }

        @Override
        public int below(int bound) {
            throw new IllegalStateException("only maps are given out");
        }

        @Override
        public double uniform() {
            throw new IllegalStateException("only maps are given out");
        }
    }
}
