/**
 * What depends on how many images were shown: progress, growth and its stages, tables by resolution. A schedule is a pure
 * function. No argument or result is null.
 */
package org.stylegan4j.schedule;
