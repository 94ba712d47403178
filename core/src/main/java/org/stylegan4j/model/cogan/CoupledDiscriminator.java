package org.stylegan4j.model.cogan;

import org.stylegan4j.nn.Mode;
import org.stylegan4j.tensor.RandomSource;

/** Judges images of each domain (Liu and Tuzel 2016, section 3). */
public interface CoupledDiscriminator {
    /** Images [N, C, R, R] of each domain, not paired, to logits [N, 1], positive for real; {@code rng} drops channels in training. */
    Pair forward(Pair images, Mode mode, RandomSource rng);
}
