package org.stylegan4j.data.source;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/** Label rows worked out anew at each reading, so that a large collection costs no memory. */
public final class ComputedRows extends AbstractList<float[]> implements RandomAccess {
    private final int size;
    private final IntFunction<float[]> row;

    /** This many rows, each computed when it is asked for. */
    public ComputedRows(int size, IntFunction<float[]> row) {
        this.size = size;
        this.row = row;
    }

    @Override
    public float[] get(int index) {
        return row.apply(Objects.checkIndex(index, size));
    }

    @Override
    public int size() {
        return size;
    }
}
