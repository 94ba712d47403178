/**
 * StyleGAN (Karras et al. 2019) with the steps that lead to it and from it: the traditional generator of its ablations, its
 * multi-scale variant (Karnewar and Wang 2020), and the revised architecture of StyleGAN2's configs B to D (Karras et al. 2020,
 * table 1). The networks grow. Weight names are those of the published TensorFlow networks,
 * with dots for slashes; kernels are stored as [O, I, k, k], matrices as [O, I].
 */
package org.stylegan4j.model.stylegan1;
