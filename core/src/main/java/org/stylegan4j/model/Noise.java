package org.stylegan4j.model;

import java.util.List;
import org.stylegan4j.tensor.RandomSource;
import org.stylegan4j.tensor.Tensor;

/** Where one synthesis takes its per-pixel noise from. */
public final class Noise {
    /** The noise stored with the weights. */
    public static final Noise CONST = new Noise(NoiseMode.CONST, (like, r) -> like);
    /** No noise. */
    public static final Noise NONE = new Noise(NoiseMode.NONE, (like, r) -> like);

    private final NoiseMode mode;
    private final Source source;

    private interface Source {
        Tensor draw(Tensor like, int resolution);
    }

    private Noise(NoiseMode mode, Source source) {
        this.mode = mode;
        this.source = source;
    }

    /** Fresh noise for every image, drawn from {@code rng}. */
    public static Noise random(RandomSource rng) {
        return new Noise(NoiseMode.RANDOM, (like, r) -> rng.normal(like.device(), like.size(0), 1, r, r));
    }

    /** Fresh noise for every image, each from a source of its own, so that it does not depend on the batch. */
    public static Noise random(List<? extends RandomSource> sources) {
        return new Noise(
                NoiseMode.RANDOM,
                (like, r) -> Tensor.cat(
                        0,
                        sources.stream()
                                .map(rng -> rng.normal(like.device(), 1, 1, r, r))
                                .toArray(Tensor[]::new)));
    }

    /** Noise of a kind; {@code rng} serves RANDOM only. */
    public static Noise of(NoiseMode mode, RandomSource rng) {
        return switch (mode) {
            case CONST -> CONST;
            case NONE -> NONE;
            case RANDOM -> random(rng);
        };
    }

    /** Its kind. */
    public NoiseMode mode() {
        return mode;
    }

    /** Fresh noise [N, 1, R, R], the same for all channels, for features [N, C, ., .]. */
    public Tensor draw(Tensor features, int resolution) {
        return source.draw(features, resolution);
    }
}
