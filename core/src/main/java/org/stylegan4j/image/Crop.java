package org.stylegan4j.image;

/** Which part of a picture is kept before it is resized (the transforms of the reference's dataset tool). */
public enum Crop {
    /** The whole picture, squeezed to the wanted shape. */
    NONE,
    /** The largest centred square. */
    CENTER_CROP,
    /** The full width and a central band of rows, resized, then centred on a black square; for wide subjects such as cars. */
    CENTER_CROP_WIDE
}
