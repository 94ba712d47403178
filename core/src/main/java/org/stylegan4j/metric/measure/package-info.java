/**
 * What measuring needs: the metric, its sample, its detectors, its result and who hears of it. No argument or result is
 * null.
 */
package org.stylegan4j.metric.measure;
