package org.stylegan4j.metric.faces;

import java.util.List;
import org.stylegan4j.tensor.Tensor;

/** A network that reads attributes off pictures. */
public interface AttributeNet {
    /** What the columns mean, A names; exclusive ones are called {@code attribute=value}. */
    List<String> attributeNames();

    /**
     * Attributes, float32 [N, A] on the processor: numbers in their own units, exclusive ones as probabilities. The caller opens
     * the frame, without gradients.
     *
     * @param pictures uint8 [N, C, H, W] of any size; gray ones count as coloured
     */
    Tensor attributes(Tensor pictures);
}
