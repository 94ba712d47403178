package org.stylegan4j.data;

/**
 * What a step asks of a dataset: so many pictures, of so many pixels.
 *
 * @param pictures N
 * @param resolution side of the pictures, that of the dataset or a half, a quarter, ... of it
 * @param alpha share of the finest detail: at 0 the pictures look like those of half the side, enlarged; at 1 they are whole
 */
public record BatchSpec(int pictures, int resolution, double alpha) {
    public BatchSpec {
        if (pictures < 1) {
            throw new IllegalArgumentException("batch must be at least 1: " + pictures);
        }
    }
}
