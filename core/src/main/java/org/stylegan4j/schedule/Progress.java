package org.stylegan4j.schedule;

/**
 * How far a training is. Time is counted in images shown.
 *
 * @param images real images shown so far
 * @param step training iterations done so far
 * @param totalImages when the training ends
 */
public record Progress(long images, long step, long totalImages) {
    /** The progress after one more iteration. */
    public Progress after(int batch) {
        return new Progress(images + batch, step + 1, totalImages);
    }

    /** Whether all images have been shown. */
    public boolean done() {
        return images >= totalImages;
    }
}
