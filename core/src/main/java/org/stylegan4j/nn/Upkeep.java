package org.stylegan4j.nn;

import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/** What is done to all parameters of a network before or after an optimizer's step. */
public final class Upkeep {
    private Upkeep() {}

    /**
     * Adds weight * w to the gradient of each parameter w that has one, before a step: the gradient of the penalty weight / 2 · ‖w‖²,
     * which an optimizer then treats like the loss's (coupled weight decay).
     */
    public static void addDecay(Params network, double weight) {
        try (Scope scope = Scope.noGrad()) {
            for (Tensor w : network.parameters().values()) {
                if (w.hasGrad()) {
                    InPlace.add(w.grad(), w, weight);
                }
            }
        }
    }

    /** Limits each number of each parameter to ±limit, after a step (Arjovsky et al. 2017, algorithm 1, line 7). */
    public static void clip(Params network, double limit) {
        if (!(limit > 0)) {
            throw new IllegalArgumentException("clipping limit must be positive: " + limit);
        }
        try (Scope scope = Scope.noGrad()) {
            network.parameters().values().forEach(w -> InPlace.copy(w, w.clamp(-limit, limit)));
        }
    }
}
