package org.stylegan4j.data.source;

import java.util.List;

/**
 * The label vectors of a collection, [size, F]. Class labels are one-hot rows; attribute labels are rows of floats.
 *
 * @param features F, the length of each vector; 0 when there are no labels
 * @param rows one vector per picture, or none at all
 * @param names what each of the F columns means: class names or attribute names; may be empty
 */
public record Labels(int features, List<float[]> rows, List<String> names) {
    /** No labels. */
    public static final Labels NONE = new Labels(0, List.of(), List.of());

    public Labels {
        names = List.copyOf(names);
        rows = rows instanceof ComputedRows ? rows : checked(rows, features);
    }

    private static List<float[]> checked(List<float[]> rows, int features) {
        for (float[] row : rows) {
            if (row.length != features) {
                throw new IllegalArgumentException("expected labels of length " + features + " but was " + row.length);
            }
        }
        return List.copyOf(rows);
    }

    /**
     * One-hot rows for class numbers 0..max, as the reference dataset format defines them (Karras et al. 2020). Rows are longer when
     * more classes have a name.
     */
    public static Labels ofClasses(int[] classes, List<String> names) {
        int features = Math.max(1, names.size());
        for (int c : classes) {
            features = Math.max(features, c + 1);
        }
        float[][] rows = new float[classes.length][features];
        for (int i = 0; i < classes.length; i++) {
            rows[i][classes[i]] = 1;
        }
        return new Labels(features, List.of(rows), names);
    }

    /** Whether the pictures have labels. */
    public boolean present() {
        return features > 0;
    }
}
