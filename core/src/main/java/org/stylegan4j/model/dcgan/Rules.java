package org.stylegan4j.model.dcgan;

/**
 * The guidelines for stable deep convolutional GANs (Radford et al. 2016, section 3). What each replaced comes back without it.
 *
 * @param strided strided convolutions; otherwise pixels repeated in the generator and max-pooling in the discriminator, with 3x3 kernels
 * @param batchNorm batch norm everywhere but at the generator's output and the discriminator's input; otherwise none
 * @param convolutional no fully connected hidden layer; otherwise one in each network
 * @param relu ReLU in the generator; otherwise tanh in all its layers as in the last
 * @param leakyRelu leaky ReLU in the discriminator; otherwise ReLU
 */
public record Rules(boolean strided, boolean batchNorm, boolean convolutional, boolean relu, boolean leakyRelu) {
    /** As the paper has it. */
    public static final Rules ALL = new Rules(true, true, true, true, true);
}
