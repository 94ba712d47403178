package org.stylegan4j.metric.feature;

import java.util.Optional;
import org.stylegan4j.tensor.Tensor;

/** Features whose squared Euclidean distance is LPIPS, the distance that people perceive (Zhang et al. 2018). */
public interface Lpips {
    /**
     * Features, float32 [N, F]. The caller opens the frame. Pictures are taken as they are, not resized.
     *
     * @param pictures float32 [N, 3, H, W] in 0..255
     */
    Tensor features(Tensor pictures);

    /** Name and hash of the network. */
    Protocol.Detector detector();

    /** What the user should know of distances by it, in a line. */
    default Optional<String> warning() {
        return Optional.empty();
    }
}
