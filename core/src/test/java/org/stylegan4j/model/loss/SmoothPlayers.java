package org.stylegan4j.model.loss;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.stylegan4j.data.Batch;
import org.stylegan4j.data.source.Labels;
import org.stylegan4j.model.Objective;
import org.stylegan4j.model.Step;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/**
 * A smooth discriminator in float64, D(x) = Σ softplus(x W), and fakes that are a multiple of noise, so that derivatives can be
 * checked by differences.
 *
 * @param weight W [P, H]
 * @param scale [], of the fakes
 * @param scales how many times each image is handed over, each half as bright as the one before
 */
public record SmoothPlayers(Tensor weight, Tensor scale, int scales) implements GanNetworks {
    static final int PIXELS = 12;

    static SmoothPlayers of(int scales) {
        Tensor w = Golden.sine(0.4, 0.9, PIXELS, 5).to(DType.FP64).requireGrad(true);
        return new SmoothPlayers(w, Tensor.full(0.7, DType.FP64, Device.CPU).requireGrad(true), scales);
    }

    /** Three real images [3, 3, 2, 2] without labels. */
    static Batch reals() {
        return new Batch(Golden.sine(1, 0.37, 3, 3, 2, 2).to(DType.FP64), Tensor.zeros(3, 0));
    }

    private List<Tensor> scaled(Tensor x) {
        List<Tensor> all = new ArrayList<>();
        for (int i = 0; i < scales; i++) {
            all.add(x.mul(Math.pow(0.5, i)));
        }
        return all;
    }

    @Override
    public List<Tensor> fakes(Tensor labels, Step step) {
        return scaled(step.rng()
                .normal(Device.CPU, labels.size(0), 3, 2, 2)
                .to(DType.FP64)
                .mul(scale));
    }

    @Override
    public List<Tensor> reals(Batch real) {
        return scaled(real.images());
    }

    @Override
    public DiscriminatorOutput judge(List<Tensor> images, Tensor labels, Step step, Origin origin) {
        Tensor sum = images.stream()
                .map(x -> x.reshape(x.size(0), PIXELS).matmul(weight).softplus())
                .reduce(Tensor::add)
                .orElseThrow();
        return new DiscriminatorOutput(sum.sum(1L).reshape(-1, 1), Optional.empty());
    }

    /** The loss of a step whose random numbers are always the same. */
    static Tensor loss(Objective objective, Batch real, Map<String, Double> observed) {
        try (Rng rng = new Rng(7)) {
            Step step = new Step(
                    rng,
                    Labels.NONE,
                    (name, values) -> observed.put(name, values.mean().toDouble()),
                    Device.CPU);
            return objective.loss(real, step);
        }
    }

    static Tensor loss(Objective objective, Batch real) {
        return loss(objective, real, new TreeMap<>());
    }

    /** The largest difference between the gradient of a loss and central differences, over all elements of {@code x}. */
    public static double worst(Objective objective, Tensor x) {
        loss(objective, reals()).backward();
        float[] gradient = x.grad().toFloats();
        x.clearGrad();
        double worst = 0;
        for (int i = 0; i < gradient.length; i++) {
            ToDoubleFunction<Double> at = at(objective, x, i);
            double h = 1e-5;
            double numeric = (at.applyAsDouble(h) - at.applyAsDouble(-h)) / (2 * h);
            worst = Math.max(worst, Math.abs(numeric - gradient[i]));
        }
        return worst;
    }

    private static ToDoubleFunction<Double> at(Objective objective, Tensor x, int element) {
        return h -> {
            shift(x, element, h);
            try (Scope scope = Scope.open()) {
                return loss(objective, reals()).toDouble();
            } finally {
                shift(x, element, -h);
            }
        };
    }

    private static void shift(Tensor x, int element, double h) {
        try (Scope scope = Scope.noGrad()) {
            InPlace.add(x.reshape(-1).narrow(0, element, 1), h);
        }
    }
}
