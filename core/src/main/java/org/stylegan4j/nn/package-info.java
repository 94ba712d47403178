/**
 * What networks are made of: named weights ({@link org.stylegan4j.nn.Params}), equalized layers, resampling, normalisation,
 * and what improves them: {@link org.stylegan4j.nn.Adam} and {@link org.stylegan4j.nn.Ema}. No argument or result is null.
 */
package org.stylegan4j.nn;
