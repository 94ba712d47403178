/** Figures of a training. No argument or result is null. */
package org.stylegan4j.train.figure;
