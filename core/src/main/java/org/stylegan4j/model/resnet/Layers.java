package org.stylegan4j.model.resnet;

import org.stylegan4j.nn.Init;
import org.stylegan4j.nn.Spectral;
import org.stylegan4j.nn.WeightRule;

/** How layers start (Miyato et al. 2018, appendix B.2). */
final class Layers {
    /** Side of the kernels in blocks. */
    static final int KERNEL = 3;

    private Layers() {}

    /** Convolutions in front of a ReLU. */
    static WeightRule inner(Spectral spectral) {
        return WeightRule.of(Init.xavier(Math.sqrt(2))).with(spectral);
    }

    /** Shortcuts, first and last layers. */
    static WeightRule outer(Spectral spectral) {
        return WeightRule.of(Init.xavier(1)).with(spectral);
    }
}
