/**
 * Multi-scale gradients (Karnewar and Wang 2020): what replaces progressive growing by judging images of all resolutions at
 * once, for generators of any system that make one image per resolution.
 */
package org.stylegan4j.model.msg;
