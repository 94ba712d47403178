/**
 * Coupled GANs (Liu and Tuzel 2016): two generators that share their first layers and two discriminators that share their last ones learn
 * pairs from images that are not paired. The author's networks for digits, and networks for colour images at any resolution; weight names
 * are those of the author's and of PyTorch-GAN's.
 */
package org.stylegan4j.model.cogan;
