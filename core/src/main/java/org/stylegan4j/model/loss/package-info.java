/**
 * Adversarial losses and gradient penalties as objectives for every model that says how its fakes are drawn and its images
 * judged ({@link org.stylegan4j.model.loss.GanNetworks}). Each objective has a graph of its own, freed before the next one's.
 */
package org.stylegan4j.model.loss;
