/** NumPy's random numbers, to the bit: its generator, its shuffle, its normal numbers. No argument or result is null. */
package org.stylegan4j.numpy;
