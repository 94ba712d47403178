/** The metrics, each in a class of its own. No argument or result is null. */
package org.stylegan4j.metric.score;
