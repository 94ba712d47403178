/**
 * A generator and a discriminator in training ({@link org.stylegan4j.model.gan.AdversarialModel}): what all adversarial systems have in
 * common, so that a system says only what its networks are.
 */
package org.stylegan4j.model.gan;
