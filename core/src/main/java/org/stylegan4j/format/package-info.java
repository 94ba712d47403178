/**
 * Network files: what a training publishes and what other programs wrote ({@link org.stylegan4j.format.Checkpoint}), what is written
 * for them ({@link org.stylegan4j.format.files.NetworkFormat}). Nothing that is read is executed. No argument or result is null.
 */
package org.stylegan4j.format;
