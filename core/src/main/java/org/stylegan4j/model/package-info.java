/**
 * What a trainable system is ({@link org.stylegan4j.model.Model}): networks, the phases that improve them, and how it draws.
 * Each system is a package below this one. No argument or result is null.
 */
package org.stylegan4j.model;
