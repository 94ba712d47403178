/** What generators with intermediate latents have in common in training. */
package org.stylegan4j.model.style;
