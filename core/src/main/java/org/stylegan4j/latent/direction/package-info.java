/**
 * Directions in W along which pictures change in one respect: principal components, factors of the style weights, and attributes.
 * No argument or result is null.
 */
package org.stylegan4j.latent.direction;
