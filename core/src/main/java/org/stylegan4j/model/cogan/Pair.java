package org.stylegan4j.model.cogan;

import org.stylegan4j.tensor.Tensor;

/** Something of each of the two domains. */
public record Pair(Tensor first, Tensor second) {
    /** Both cut off from the graph. */
    public Pair detach() {
        return new Pair(first.detach(), second.detach());
    }
}
