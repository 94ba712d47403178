/**
 * Drawing from trained networks: a {@link org.stylegan4j.latent.Network} turns a {@link org.stylegan4j.latent.Recipe} (seed,
 * truncation, class, noise) into a picture. No argument or result is null.
 */
package org.stylegan4j.latent;
