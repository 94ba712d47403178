/**
 * Single images: pixels, decoders, PNG, GIF and APNG, films, crops, orientation, and resizing that equals Pillow's. No
 * argument or result is null.
 */
package org.stylegan4j.image;
