package org.stylegan4j.model.stylegan2;

/** How blocks are joined (Karras et al. 2020, figure 7). */
public enum Architecture {
    /** One image at the end, or at the start of the discriminator. */
    ORIG,
    /** Images of all resolutions, summed. */
    SKIP,
    /** Residual connections around each block. */
    RESNET
}
