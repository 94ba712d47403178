package org.stylegan4j.format.pickle;

import java.io.IOException;
import java.util.Optional;
import org.stylegan4j.tensor.DType;

/** The number formats of PyTorch's storages and NumPy's arrays. */
enum ElementType {
    DOUBLE("DoubleStorage", "f8", 8, DType.FP64),
    FLOAT("FloatStorage", "f4", 4, DType.FP32),
    HALF("HalfStorage", "f2", 2, DType.FP16),
    BFLOAT16("BFloat16Storage", "", 2, DType.BF16),
    LONG("LongStorage", "i8", 8, DType.INT64),
    INT("IntStorage", "i4", 4),
    SHORT("ShortStorage", "i2", 2),
    CHAR("CharStorage", "i1", 1),
    BYTE("ByteStorage", "u1", 1, DType.UINT8),
    BOOL("BoolStorage", "b1", 1, DType.BOOL);

    private final String storage;
    private final String numpy;
    private final int bytes;
    private final Optional<DType> type;

    ElementType(String storage, String numpy, int bytes, DType type) {
        this(storage, numpy, bytes, Optional.of(type));
    }

    /** A format that networks have no use for, but that counters beside them may have. */
    ElementType(String storage, String numpy, int bytes) {
        this(storage, numpy, bytes, Optional.empty());
    }

    ElementType(String storage, String numpy, int bytes, Optional<DType> type) {
        this.storage = storage;
        this.numpy = numpy;
        this.bytes = bytes;
        this.type = type;
    }

    /** The name of the class in package {@code torch}. */
    String storage() {
        return storage;
    }

    /** Bytes of one element. */
    int bytes() {
        return bytes;
    }

    /** The format of tensors with these elements. */
    DType type() throws IOException {
        return type.orElseThrow(() -> new IOException("unsupported number format: " + storage));
    }

    static ElementType ofTensor(DType type) {
        for (ElementType e : values()) {
            if (e.type.equals(Optional.of(type))) {
                return e;
            }
        }
        throw new IllegalArgumentException("unsupported number format: " + type);
    }

    static ElementType ofNumpy(String code) throws IOException {
        for (ElementType e : values()) {
            if (!code.isEmpty() && e.numpy.equals(code)) {
                return e;
            }
        }
        throw new IOException("unsupported number format: " + code);
    }
}
