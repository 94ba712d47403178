package org.stylegan4j.nn;

import org.stylegan4j.tensor.Tensor;

/** One learned vector for each class: labels [N, F], ones in the place of the class, to [N, E]. Labels in between mix the vectors. */
public final class Embedding {
    private final int classes;
    private final Weight weight; // [F, E]

    /** A new table of {@code classes} vectors of length {@code size}; the rule's bias is not used. */
    public Embedding(Params p, int classes, int size, WeightRule rule) {
        this.classes = classes;
        weight = new Weight(p, rule.weight(), rule.spectral(), classes, size);
    }

    /** y W. */
    public Tensor forward(Tensor labels, Mode mode) {
        labels.expect("labels", Tensor.ANY, classes);
        return labels.matmul(weight.at(mode)); // [N, E]
    }
}
