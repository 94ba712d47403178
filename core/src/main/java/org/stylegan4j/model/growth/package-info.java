/**
 * Progressive growing (Karras et al. 2018, section 2): a schedule that is a pure function of images shown
 * ({@link org.stylegan4j.schedule.Growth}), the fade that networks read ({@link org.stylegan4j.schedule.GrowthStage}), and
 * what keeps networks and optimizers in step with it. No argument or result is null.
 */
package org.stylegan4j.model.growth;
