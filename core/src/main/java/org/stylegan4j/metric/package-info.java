/**
 * How good a generator is: pictures ({@link org.stylegan4j.metric.picture.PictureSet}), networks that describe them
 * ({@link org.stylegan4j.metric.feature.FeatureNet}), and each metric ({@link org.stylegan4j.metric.measure.Metric}) in a class of its own.
 * Every result says by which protocol it was made. No argument or result is null.
 */
package org.stylegan4j.metric;
