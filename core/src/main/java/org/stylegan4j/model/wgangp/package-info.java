/** WGAN-GP (Gulrajani et al. 2017) with residual networks, which are those of {@code model.resnet}. */
package org.stylegan4j.model.wgangp;
