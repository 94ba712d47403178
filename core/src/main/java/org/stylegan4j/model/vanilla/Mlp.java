package org.stylegan4j.model.vanilla;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stylegan4j.nn.BatchNorm;
import org.stylegan4j.nn.Linear;
import org.stylegan4j.nn.Mode;
import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.Spectral;
import org.stylegan4j.nn.WeightRule;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Tensor;

/**
 * Fully connected layers with leaky ReLU between them. Maps [N, I] to [N, O], linear. The weights belong to the {@link Params} it was
 * built from.
 */
public final class Mlp {
    private static final double SLOPE = 0.2;

    private final List<Layer> layers = new ArrayList<>();

    private record Layer(Linear linear, Optional<BatchNorm> norm) {}

    /**
     * The shape of a network.
     *
     * @param in I
     * @param hidden widths of the layers between
     * @param out O
     * @param batchNorm whether all layers but the first and the last are followed by a batch norm
     */
    public record Config(int in, List<Integer> hidden, int out, boolean batchNorm, Spectral spectral) {
        public Config {
            hidden = List.copyOf(hidden);
            if (in < 1 || out < 1 || hidden.stream().anyMatch(w -> w < 1)) {
                throw new IllegalArgumentException("widths must be at least 1: " + in + ", " + hidden + ", " + out);
            }
        }
    }

    /** Builds the network's weights in {@code p}, named as elements of a sequence with its activations. */
    public Mlp(Params p, Config config) {
        List<Integer> widths = new ArrayList<>(config.hidden());
        widths.add(config.out());
        int in = config.in();
        int place = 0;
        for (int i = 0; i < widths.size(); i++) {
            int out = widths.get(i);
            WeightRule rule = WeightRule.torch(in).with(config.spectral());
            Linear linear = new Linear(p.at("" + place), in, out, rule);
            boolean normed = config.batchNorm() && i > 0 && i < widths.size() - 1;
            layers.add(new Layer(
                    linear,
                    normed
                            ? Optional.of(new BatchNorm(p.at("" + (place + 1)), BatchNorm.Config.of(out)))
                            : Optional.empty()));
            place += normed ? 3 : 2;
            in = out;
        }
    }

    /** x [N, I] to [N, O]. */
    public Tensor forward(Tensor x, Mode mode) {
        Tensor y = x;
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            y = layer.linear().forward(y, mode); // [N, W]
            if (i < layers.size() - 1) {
                y = layer.norm().isPresent() ? layer.norm().get().forward(y, mode) : y;
                y = InPlace.leakyRelu(y, SLOPE);
            }
        }
        return y;
    }
}
