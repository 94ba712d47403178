package org.stylegan4j.data;

import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/**
 * The numbers of a batch while they are still outside native memory, so that a batch which nobody takes leaks nothing.
 *
 * @param pictures N
 * @param images N * C * R * R numbers in [-1, 1]
 * @param labels N * F numbers
 */
record Prepared(Dataset dataset, int pictures, float[] images, float[] labels) {
    /** A table is several times faster than the division. */
    private static final float[] NORMALIZED = normalized();

    static Prepared of(Dataset dataset, int[] indices) {
        int length = dataset.pictureBytes();
        byte[] bytes = new byte[length];
        float[] images = new float[indices.length * length];
        for (int i = 0; i < indices.length; i++) {
            dataset.copy(indices[i], bytes, 0);
            for (int k = 0; k < length; k++) {
                images[i * length + k] = NORMALIZED[bytes[k] & 255];
            }
        }
        return new Prepared(dataset, indices.length, images, dataset.labelRows(indices));
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
        int r = dataset.resolution();
        int features = dataset.labels().features();
        try (Scope scope = Scope.noGrad()) {
            Tensor x = Tensor.of(images, pictures, dataset.channels(), r, r);
            Tensor c = features == 0 ? Tensor.zeros(pictures, 0) : Tensor.of(labels, pictures, features);
            return new Batch(scope.release(x), scope.release(c));
        }
    }
}
