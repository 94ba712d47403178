package org.stylegan4j.format.tensorflow;

import java.io.IOException;
import org.stylegan4j.format.names.ForeignNetworks.Network;

/** What becomes of the TensorFlow networks of one system. */
interface TensorFlowFamily {
    /** What kind of system, as {@link org.stylegan4j.model.Model#name} says. */
    String system();

    /** A generator; its tensors belong to the innermost scope. */
    Network generator(TensorFlowNetwork source) throws IOException;

    /** A discriminator; its tensors belong to the innermost scope. */
    Network discriminator(TensorFlowNetwork source) throws IOException;
}
