/**
 * Network files: what a training publishes ({@link org.stylegan4j.format.Checkpoint}), and records as JSON. Nothing that is read
 * is executed. No argument or result is null.
 */
package org.stylegan4j.format;
