/**
 * What a picture is drawn from, complete and without a network: seeds, styles, truncation, directions, noise, and sheets
 * of them. No argument or result is null.
 */
package org.stylegan4j.latent.recipe;
