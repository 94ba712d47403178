package org.stylegan4j.data;

import org.stylegan4j.image.BoxDownscale;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/**
 * The numbers of a batch while they are still outside native memory, so that a batch which nobody takes leaks nothing.
 *
 * @param portion N pictures of side R
 * @param images N * C * R * R numbers in [-1, 1]
 * @param labels N * F numbers
 */
record HostBatch(Dataset dataset, BatchSpec portion, float[] images, float[] labels) {
    /** A table is several times faster than the division. */
    private static final float[] NORMALIZED = normalized();

    static HostBatch of(Dataset dataset, int[] indices) {
        return of(dataset, indices, new BatchSpec(indices.length, dataset.resolution(), 1));
    }

    static HostBatch of(Dataset dataset, int[] indices, BatchSpec portion) {
        int side = portion.resolution();
        int length = dataset.channels() * side * side;
        byte[] whole = new byte[dataset.pictureBytes()];
        float[] images = new float[indices.length * length];
        for (int i = 0; i < indices.length; i++) {
            dataset.copy(indices[i], whole, 0);
            byte[] bytes = BoxDownscale.bytes(whole, dataset.resolution(), side);
            for (int k = 0; k < length; k++) {
                images[i * length + k] = NORMALIZED[bytes[k] & 255];
            }
        }
        if (portion.alpha() < 1) {
            BoxDownscale.fade(images, side, portion.alpha());
        }
        return new HostBatch(dataset, portion, images, dataset.labelRows(indices));
    }

    /** 0..255 to [-1, 1], as the reference does. */
    private static float[] normalized() {
        float[] table = new float[256];
        for (int i = 0; i < table.length; i++) {
            table[i] = i / 127.5f - 1;
        }
        return table;
    }

    Batch batch() {
        int n = portion.pictures();
        int r = portion.resolution();
        int features = dataset.labels().features();
        try (Scope scope = Scope.noGrad()) {
            Tensor x = Tensor.of(images, n, dataset.channels(), r, r);
            Tensor c = features == 0 ? Tensor.zeros(n, 0) : Tensor.of(labels, n, features);
            return new Batch(scope.release(x), scope.release(c));
        }
    }
}
