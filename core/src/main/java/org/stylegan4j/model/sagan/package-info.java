/** SAGAN (Zhang et al. 2019); the networks are those of {@code model.resnet}. */
package org.stylegan4j.model.sagan;
