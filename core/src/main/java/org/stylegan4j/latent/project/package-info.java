/**
 * Projection: finding the intermediate latents, and the noise, whose picture is most like a given one. No argument or result is
 * null.
 */
package org.stylegan4j.latent.project;
