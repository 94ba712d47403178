package org.stylegan4j.image;

/** How many pixels wide and high a picture is. */
public record ImageSize(int width, int height) {
    public ImageSize {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("empty picture: " + width + "x" + height);
        }
    }

    /** The smaller of width and height. */
    public int smallerSide() {
        return Math.min(width, height);
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
