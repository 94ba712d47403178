/**
 * Variational autoencoders (Kingma and Welling 2014): fully connected with a Bernoulli decoder, and convolutional with squared errors.
 * Sizes and weight names are those of PyTorch's example and of PyTorch-VAE.
 */
package org.stylegan4j.model.vae;
