package org.stylegan4j.metric.feature;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** By whose rules pictures are prepared and numbers computed. Scores of different conventions do not compare. */
public enum Convention {
    /** Of the StyleGAN2-ADA code (Karras et al. 2020): covariances over N, TensorFlow 1's bilinear resizing. */
    STYLEGAN2(0),
    /** Of clean-fid (Parmar et al. 2022): covariances over N - 1, Pillow's bicubic resizing of floats. */
    CLEAN_FID(1),
    /** Of torch-fidelity (Obukhov et al. 2020): covariances over N - 1, TensorFlow 1's bilinear resizing. */
    TORCH_FIDELITY(1);

    private final int ddof;

    Convention(int ddof) {
        this.ddof = ddof;
    }

    /** The convention of that name, whatever its case. */
    public static Convention parse(String text) {
        return Arrays.stream(values())
                .filter(c -> c.toString().equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown protocol '" + text + "'; known: "
                        + Arrays.stream(values()).map(Convention::toString).collect(Collectors.joining(", "))));
    }

    /** What is taken from the count of samples to divide a covariance: 0 or 1. */
    public int ddof() {
        return ddof;
    }

    /** How pictures come to the size of a detector; empty when it does so itself, as TensorFlow 1 did. */
    Optional<Resizer> resizer() {
        return this == CLEAN_FID ? Optional.of(Resizers.PILLOW_BICUBIC) : Optional.empty();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
