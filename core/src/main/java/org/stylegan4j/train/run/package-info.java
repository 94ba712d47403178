/** A run folder and what is written into it: states, statistics, events, metrics. No argument or result is null. */
package org.stylegan4j.train.run;
