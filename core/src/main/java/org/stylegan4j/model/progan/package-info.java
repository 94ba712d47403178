/**
 * ProGAN (Karras et al. 2018), whose networks grow in training, and MSG-ProGAN (Karnewar and Wang 2020) on the same layers,
 * whose discriminator sees all resolutions at once instead. Weight names are the published ones, with dots for slashes.
 */
package org.stylegan4j.model.progan;
