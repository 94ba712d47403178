package org.stylegan4j.model.biggan;

import org.stylegan4j.nn.Init;

/** How weights start. */
public enum Start {
    /** BigGAN's. */
    ORTHOGONAL,
    /** Normal numbers of deviation 0.02, for small images. */
    NORMAL,
    /** SAGAN's. */
    XAVIER;

    private static final double DEVIATION = 0.02;

    Init init() {
        return switch (this) {
            case ORTHOGONAL -> Init.orthogonal();
            case NORMAL -> Init.normal(0, DEVIATION);
            case XAVIER -> Init.xavier(1);
        };
    }
}
