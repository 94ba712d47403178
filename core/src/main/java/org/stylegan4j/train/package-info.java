/**
 * Training: settings ({@link org.stylegan4j.train.config.TrainConfig}, {@link org.stylegan4j.train.config.Presets},
 * {@link org.stylegan4j.train.config.Settings}), run folders ({@link org.stylegan4j.train.run.RunDir}) and the loop
 * ({@link org.stylegan4j.train.Trainer}). It knows no system by name but in the preset table, and prints nothing:
 * {@link org.stylegan4j.train.run.TrainListener} hears what happens. No argument or result is null.
 */
package org.stylegan4j.train;
