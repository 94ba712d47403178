/**
 * Settings of a training: presets, the settings by path, and the schedule that follows from them. No argument or result is
 * null.
 */
package org.stylegan4j.train.config;
