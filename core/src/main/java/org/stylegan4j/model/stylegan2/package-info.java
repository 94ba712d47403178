/**
 * StyleGAN2 (Karras et al. 2020) as its adaptive-augmentation successor defines the networks: generators with skip, residual or
 * plain image path, discriminators likewise, conditional by projection. Weight names are the published ones.
 */
package org.stylegan4j.model.stylegan2;
