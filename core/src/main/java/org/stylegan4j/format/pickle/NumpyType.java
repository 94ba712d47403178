package org.stylegan4j.format.pickle;

import java.io.IOException;

/** NumPy's {@code dtype}: a number format and, once its state is known, a byte order. */
final class NumpyType implements Buildable {
    private final ElementType element;
    private boolean bigEndian;

    private NumpyType(ElementType element) {
        this.element = element;
    }

    static NumpyType of(String code) throws IOException {
        return new NumpyType(ElementType.ofNumpy(code));
    }

    /** The state is (version, byte order, ...). */
    @Override
    public void build(Object state) throws IOException {
        bigEndian = Values.text(Values.list(state, 2, "a number format").get(1), "a byte order")
                .equals(">");
    }

    ElementType element() {
        return element;
    }

    boolean bigEndian() {
        return bigEndian;
    }

    /** Numbers that lie one behind the other. */
    Numbers numbers(Bytes bytes, long[] shape, boolean fortran) throws IOException {
        long count = bytes.length() / element.bytes();
        return Numbers.dense(new Storage(element, count, () -> bytes), bigEndian, shape, fortran);
    }
}
