package org.stylegan4j.metric.feature;

import java.util.Optional;
import org.stylegan4j.tensor.Tensor;

/** A fixed network that describes pictures by vectors in which distances mean something. Closing frees its weights. */
public interface FeatureNet extends AutoCloseable {
    /**
     * Features, float32 [N, F] on the processor. The caller opens the frame, without gradients.
     *
     * @param pictures uint8 [N, C, H, W] of any size; gray ones count as coloured
     */
    Tensor features(Tensor pictures);

    /** A short name: {@code inception-2015-12-05}. */
    String name();

    /** SHA-256 of its weights, in hexadecimal digits. */
    String hash();

    /** How pictures come to the size that it needs: {@code tf1-bilinear-299}. */
    String resizer();

    /** What the user should know of scores in its features, in a line. */
    default Optional<String> warning() {
        return Optional.empty();
    }

    @Override
    void close();
}
