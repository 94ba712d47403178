/**
 * The first GAN (Goodfellow et al. 2014) with fully connected networks. Their weight names and sizes are those of the usual PyTorch
 * script, whose critic without a sigmoid also serves WGAN and WGAN-GP.
 */
package org.stylegan4j.model.vanilla;
