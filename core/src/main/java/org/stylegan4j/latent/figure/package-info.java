/**
 * Figures and films of many pictures: style mixing, truncation, interpolation, arithmetic, noise. No argument or result is
 * null.
 */
package org.stylegan4j.latent.figure;
