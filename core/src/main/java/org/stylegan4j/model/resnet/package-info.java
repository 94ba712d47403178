/**
 * The residual networks of WGAN-GP (Gulrajani et al. 2017, table 3), SNGAN (Miyato et al. 2018, tables 4 and 5), the projection
 * discriminator (Miyato and Koyama 2018, figure 14) and SAGAN (Zhang et al. 2019): one pair of networks with options. Sizes and weight
 * names are those of the Mimicry library.
 */
package org.stylegan4j.model.resnet;
