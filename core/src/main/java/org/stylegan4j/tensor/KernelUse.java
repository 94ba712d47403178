package org.stylegan4j.tensor;

/**
 * How a kernel is applied.
 *
 * @param transposed whether as the adjoint of a convolution
 * @param stride pixels from one place to the next, of the output when transposed
 * @param padding zeros around the input, or what is cut off the output when transposed
 * @param groups how many parts of the channels keep to themselves
 */
record KernelUse(boolean transposed, int stride, int padding, int groups) {
    /** The channels of the result. */
    long channelsOut(Tensor weight) {
        return transposed ? weight.size(1) * groups : weight.size(0);
    }

    /** Whether each channel has a kernel of its own. */
    boolean isDepthwise(Tensor x, Tensor weight) {
        return groups > 1 && x.size(1) == groups && channelsOut(weight) == groups;
    }
}
