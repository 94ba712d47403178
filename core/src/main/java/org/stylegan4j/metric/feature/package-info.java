/** Networks that describe images, and the features that are kept of them. No argument or result is null. */
package org.stylegan4j.metric.feature;
