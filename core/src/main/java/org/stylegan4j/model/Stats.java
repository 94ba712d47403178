package org.stylegan4j.model;

import org.stylegan4j.tensor.Tensor;

/** Receives observations during a step: scores, losses, penalties, by the names that {@code stats.jsonl} uses. */
@FunctionalInterface
public interface Stats {
    /** Notes all elements of {@code values}; the receiver must not keep the tensor itself. */
    void report(String name, Tensor values);
}
