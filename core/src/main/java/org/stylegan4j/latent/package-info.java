/**
 * Drawing from trained networks: a {@link org.stylegan4j.latent.Network} turns a {@link org.stylegan4j.latent.recipe.Recipe} (seeds,
 * mixed styles, truncation, directions, class, noise) into a picture, and {@link org.stylegan4j.latent.figure.SheetFile} a
 * {@link org.stylegan4j.latent.recipe.Sheet} of recipes into a figure. No argument or result is null.
 */
package org.stylegan4j.latent;
