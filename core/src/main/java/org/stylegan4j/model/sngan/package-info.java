/** SNGAN (Miyato et al. 2018) and its projection discriminator (Miyato and Koyama 2018); the networks are those of {@code model.resnet}. */
package org.stylegan4j.model.sngan;
