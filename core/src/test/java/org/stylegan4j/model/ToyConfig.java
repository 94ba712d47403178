package org.stylegan4j.model;

import java.util.List;
import org.stylegan4j.nn.Adam;

/** Settings of the smallest adversarial system: two linear networks. */
public record ToyConfig(int zDim, Loss loss, Adam.Settings optimizer) implements ModelConfig {
    public static final ToyConfig DEFAULT =
            new ToyConfig(4, new Loss(1, 4, 0.9), new Adam.Settings(0.01, 0, 0.99, 1e-8));

    /** Nested, as real ones are. */
    public record Loss(double gamma, int interval, double decay) {
        public Loss {
            if (!(gamma >= 0)) {
                throw new IllegalArgumentException("gamma must be non-negative: " + gamma);
            }
        }
    }

    @Override
    public String system() {
        return "toy";
    }

    @Override
    public List<Summary> summaries(Setup setup) {
        return List.of(new Summary("G", List.of(new Summary.Row("layer", zDim, 0, List.of()))));
    }

    @Override
    public Model build(Setup setup) {
        return new ToyModel(this, setup);
    }
}
