package org.stylegan4j.train.run;

/**
 * What was observed under one name during a tick.
 *
 * @param num how many numbers
 * @param mean their mean
 * @param std their standard deviation (population)
 */
public record Statistic(long num, double mean, double std) {}
