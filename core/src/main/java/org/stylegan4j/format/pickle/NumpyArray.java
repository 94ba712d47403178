package org.stylegan4j.format.pickle;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** NumPy's {@code ndarray}, empty until its state is known. */
final class NumpyArray implements Buildable {
    private Optional<Numbers> numbers = Optional.empty();

    /** The state is (version, shape, type, whether in Fortran's order, bytes). */
    @Override
    public void build(Object state) throws IOException {
        List<Object> parts = Values.list(state, 5, "an array");
        NumpyType type = Values.expect(parts.get(2), NumpyType.class, "an array", "a number format");
        long[] shape = Values.sizes(parts.get(1), "the shape of an array");
        Bytes bytes = Values.bytes(parts.get(4), "the numbers of an array");
        numbers = Optional.of(type.numbers(bytes, shape, parts.get(3).equals(true)));
    }

    Numbers numbers() throws IOException {
        return numbers.orElseThrow(() -> new IOException("array without numbers in pickle"));
    }
}
