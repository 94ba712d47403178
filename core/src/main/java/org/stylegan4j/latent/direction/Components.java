package org.stylegan4j.latent.direction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stylegan4j.latent.Network;
import org.stylegan4j.latent.WSamples;
import org.stylegan4j.latent.recipe.Layers;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.SymmetricEigen;
import org.stylegan4j.tensor.Tensor;

/** Directions that nobody has to name: those in which a network varies most. */
public final class Components {
    /**
     * How the weights are called that turn w into a layer's style, in StyleGAN2, in StyleGAN and in the steps between: resolution
     * and layer, of which the resolutions' colours are none.
     */
    private static final Pattern STYLE_WEIGHT = Pattern.compile(
            "synthesis\\.b?(\\d+)(?:x\\d+)?\\.(?!torgb)(\\w+)\\.(?:affine\\.weight|StyleMod\\.weight|mod_weight)");

    private Components() {}

    /**
     * The principal components of W, the most varied first (Härkönen et al. 2020, section 2.1): {@code pca0}, {@code pca1}, ...
     *
     * @param samples from which they are computed
     */
    public static List<Direction> pca(Network network, WSamples samples, int count) {
        Statistics w = Statistics.of(samples.draw(network), network.styles().wDim());
        try (Scope scope = Scope.noGrad()) {
            Tensor covariance = Tensor.of(w.covariance(), w.size(), w.size()).to(DType.FP64);
            double total = SymmetricEigen.trace(covariance).toDouble();
            return directions("pca", "% of the variance of W", covariance, total, new Choice(count, Layers.ALL, w));
        }
    }

    /**
     * The unit directions in W that change the styles of some layers most, found from the weights alone (Shen and Zhou 2021,
     * equation 7): the eigenvectors of AᵀA, A being the layers' style weights on top of each other: {@code sefa0}, ...
     *
     * @param samples from which the length of a step is computed
     * @throws IllegalArgumentException when the network lacks one of the layers, or its weights are called otherwise
     */
    public static List<Direction> factors(Network network, WSamples samples, Layers layers, int count) {
        layers.in(network.styles().layers());
        Statistics w = Statistics.of(samples.draw(network), network.styles().wDim());
        try (Scope scope = Scope.noGrad()) {
            List<Tensor> weights = styleWeights(network.weights());
            Tensor sum = Tensor.full(0, DType.FP64, Device.CPU, w.size(), w.size());
            for (int i = 0; i < weights.size(); i++) {
                if (layers.has(i)) {
                    Tensor a = weights.get(i).to(Device.CPU).to(DType.FP64); // [I, W]
                    sum = sum.add(a.permute(1, 0).matmul(a));
                }
            }
            double total = SymmetricEigen.trace(sum).toDouble();
            if (!(total > 0)) {
                throw new IllegalArgumentException(
                        "this network's styles cannot be factorized: it has no style weights of a known name in layers "
                                + layers);
            }
            return directions("sefa", "% of the styles' change", sum, total, new Choice(count, layers, w));
        }
    }

    /** The weights [I, W] of each layer in order. */
    private static List<Tensor> styleWeights(Params weights) {
        Map<String, Tensor> all = weights.parameters();
        return all.keySet().stream()
                .map(STYLE_WEIGHT::matcher)
                .filter(Matcher::matches)
                .sorted(Comparator.<Matcher>comparingInt(m -> Integer.parseInt(m.group(1)))
                        .thenComparing(m -> m.group(2).equals("Conv")) // behind Const or Dense
                        .thenComparing(m -> m.group(2)))
                .map(m -> all.get(m.group()))
                .toList();
    }

    /** How many directions for which layers, and how long their steps are. */
    private record Choice(int count, Layers layers, Statistics w) {}

    private static List<Direction> directions(String prefix, String unit, Tensor matrix, double total, Choice choice) {
        int size = choice.w().size();
        if (choice.count() < 1 || choice.count() > size) {
            throw new IllegalArgumentException("expected 1 to " + size + " directions but was " + choice.count());
        }
        SymmetricEigen.Eigen eigen = SymmetricEigen.eigen(matrix);
        float[] values = eigen.values().toFloats();
        List<Direction> directions = new ArrayList<>();
        for (int i = 0; i < choice.count(); i++) {
            float[] v =
                    upright(eigen.vectors().select(1, size - 1 - i).contiguous().toFloats());
            String note = String.format(Locale.ROOT, "%.1f%s", 100 * values[size - 1 - i] / total, unit);
            directions.add(new Direction(prefix + i, choice.w().step(v), choice.layers(), note));
        }
        return directions;
    }

    /** Eigenvectors have no sign: the largest element becomes positive. */
    private static float[] upright(float... v) {
        int largest = 0;
        for (int i = 1; i < v.length; i++) {
            largest = Math.abs(v[i]) > Math.abs(v[largest]) ? i : largest;
        }
        if (v[largest] < 0) {
            for (int i = 0; i < v.length; i++) {
                v[i] = -v[i];
            }
        }
        return v;
    }
}
