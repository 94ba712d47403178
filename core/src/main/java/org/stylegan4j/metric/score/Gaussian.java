package org.stylegan4j.metric.score;

import org.stylegan4j.tensor.Tensor;

/**
 * A normal distribution of features.
 *
 * @param mean μ, float64 [F]
 * @param covariance Σ, float64 [F, F]
 */
record Gaussian(Tensor mean, Tensor covariance) {}
