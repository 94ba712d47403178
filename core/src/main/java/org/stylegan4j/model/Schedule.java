package org.stylegan4j.model;

/**
 * How many images, at once and in all.
 *
 * @param batch images per step
 * @param batchGpu images that go through the networks at once; gradients add up over a step
 * @param totalKimg the training ends after so many thousand images
 */
public record Schedule(int batch, int batchGpu, double totalKimg) {
    public Schedule {
        if (batch < 1) {
            throw new IllegalArgumentException("batch must be at least 1: " + batch);
        }
        if (batchGpu < 1 || batch % batchGpu != 0) {
            throw new IllegalArgumentException("batch must be a multiple of batch-gpu: " + batch + ", " + batchGpu);
        }
        if (!(totalKimg > 0)) {
            throw new IllegalArgumentException("kimg must be positive: " + totalKimg);
        }
    }

    /** The images of a batch that go through the networks at once: the largest equal part that is not above batchGpu. */
    public int share(int images) {
        return share(images, batchGpu);
    }

    /** The largest number up to {@code limit} that divides {@code images}. */
    public static int share(int images, int limit) {
        int part = Math.min(images, limit);
        while (images % part != 0) {
            part--;
        }
        return part;
    }

    /** When the training ends. */
    public long totalImages() {
        return Math.round(totalKimg * 1000);
    }
}
