package org.stylegan4j.model.growth;

import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.Tensor;

/** How a generation of networks makes the layers of its discriminator; what joins them is common to all. */
public interface DiscriminatorLayers {
    /** A 3x3 or 1x1 convolution that keeps the resolution, with bias and leaky ReLU. */
    Layer conv(Params p, int in, int out, int kernel);

    /** A 3x3 convolution that halves the resolution, with bias and leaky ReLU. */
    Layer down(Params p, int in, int out);

    /** A fully connected layer, with bias and leaky ReLU. */
    Layer dense(Params p, int in, int out);

    /** The last layer: fully connected, with bias. */
    Layer output(Params p, int in, int out);

    /** Features to features. */
    @FunctionalInterface
    interface Layer {
        /** One batch of features through weights, bias and nonlinearity. */
        Tensor forward(Tensor x);
    }
}
