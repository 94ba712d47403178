package org.stylegan4j.format.pickle;

import java.io.IOException;
import java.util.Arrays;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Tensor;

/** An array of numbers in a file, which takes no memory until it is read. */
public final class Numbers {
    /** Java's arrays end here; the largest weight of a published network has 37 million bytes. */
    private static final long LARGEST = 1 << 30;

    private final Storage storage;
    private final boolean bigEndian;
    private final long offset;
    private final long[] shape;
    private final long[] strides;

    private Numbers(Storage storage, boolean bigEndian, long offset, long[] shape, long[] strides) {
        this.storage = storage;
        this.bigEndian = bigEndian;
        this.offset = offset;
        this.shape = shape;
        this.strides = strides;
    }

    /**
     * A view on a storage.
     *
     * @param strides in elements, one per dimension
     * @throws IOException when it reaches beyond the storage or has more elements
     */
    static Numbers of(Storage storage, boolean bigEndian, long offset, long[] shape, long[] strides)
            throws IOException {
        if (shape.length != strides.length) {
            throw new IOException("tensor of " + shape.length + " dimensions has " + strides.length + " strides");
        }
        Numbers numbers = new Numbers(storage, bigEndian, offset, shape, strides);
        if (!numbers.isEmpty() && !numbers.fits()) {
            throw new IOException("tensor " + Arrays.toString(shape) + " does not fit into its storage of "
                    + storage.count() + " numbers");
        }
        return numbers;
    }

    private boolean isEmpty() {
        return Arrays.stream(shape).anyMatch(size -> size == 0);
    }

    /** Whether all elements lie in the storage, and are no more than it has; divisions, as products could overflow. */
    private boolean fits() {
        long room = storage.count();
        long count = 1;
        long last = offset;
        boolean fits = offset >= 0 && offset < room;
        for (int i = 0; fits && i < shape.length; i++) {
            long steps = shape[i] - 1;
            fits = shape[i] <= room / count && (steps == 0 || strides[i] <= (room - 1 - last) / steps);
            count *= shape[i];
            last += steps * strides[i];
        }
        return fits;
    }

    /** Row-major numbers in C's order, or columns first in Fortran's. */
    static Numbers dense(Storage storage, boolean bigEndian, long[] shape, boolean fortran) throws IOException {
        long[] strides = new long[shape.length];
        long step = 1;
        for (int i = 0; i < shape.length; i++) {
            int dim = fortran ? i : shape.length - 1 - i;
            strides[dim] = Math.max(1, step);
            step = Math.min(step * Math.max(1, shape[dim]), LARGEST);
        }
        return of(storage, bigEndian, 0, shape, strides);
    }

    /** The sizes of all dimensions. */
    public long[] shape() {
        return shape.clone();
    }

    /** How many bytes they take once they are read. */
    public long bytes() {
        return count() * storage.type().bytes();
    }

    private long count() {
        long count = 1;
        for (long size : shape) {
            count *= size;
        }
        return count;
    }

    /** Reads them into a tensor in the file's number format, which belongs to the innermost scope. */
    public Tensor read() throws IOException {
        DType type = storage.type().type();
        long bytes = bytes();
        if (isEmpty() || bytes > LARGEST) {
            throw new IOException("tensor that is empty or larger than 1 GiB: " + Arrays.toString(shape));
        }
        int size = storage.type().bytes();
        byte[] rows = isRowMajor() ? storage.bytes().read(offset * size, (int) bytes) : gather((int) bytes, size);
        if (bigEndian) {
            reverse(rows, size);
        }
        return Tensor.ofBytes(rows, type, shape);
    }

    private boolean isRowMajor() {
        long step = 1;
        for (int i = shape.length - 1; i >= 0; i--) {
            if (shape[i] != 1 && strides[i] != step) {
                return false;
            }
            step *= shape[i];
        }
        return true;
    }

    /** Elements in another order than they lie. */
    private byte[] gather(int bytes, int size) throws IOException {
        long last = 0;
        for (int i = 0; i < shape.length; i++) {
            last += (shape[i] - 1) * strides[i];
        }
        long span = (last + 1) * size;
        if (span > LARGEST) {
            throw new IOException("tensor is spread over more than 1 GiB: " + Arrays.toString(shape));
        }
        byte[] from = storage.bytes().read(offset * size, (int) span);
        byte[] rows = new byte[bytes];
        long[] index = new long[shape.length];
        for (int at = 0; at < bytes; at += size) {
            long element = 0;
            for (int i = 0; i < index.length; i++) {
                element += index[i] * strides[i];
            }
            System.arraycopy(from, (int) element * size, rows, at, size);
            advance(index);
        }
        return rows;
    }

    private void advance(long[] index) {
        for (int i = index.length - 1; i >= 0; i--) {
            if (++index[i] < shape[i]) {
                return;
            }
            index[i] = 0;
        }
    }

    private static void reverse(byte[] bytes, int size) {
        for (int start = 0; start < bytes.length; start += size) {
            for (int i = 0; i < size / 2; i++) {
                byte swapped = bytes[start + i];
                bytes[start + i] = bytes[start + size - 1 - i];
                bytes[start + size - 1 - i] = swapped;
            }
        }
    }
}
