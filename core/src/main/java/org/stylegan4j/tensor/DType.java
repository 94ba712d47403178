package org.stylegan4j.tensor;

import org.bytedeco.pytorch.global.torch.ScalarType;

/** The number formats that tensors are kept in. */
public enum DType {
    FP64(8, "F64"),
    FP32(4, "F32"),
    FP16(2, "F16"),
    BF16(2, "BF16"),
    INT64(8, "I64"),
    UINT8(1, "U8"),
    BOOL(1, "BOOL");

    private final int bytes;
    private final String code;

    DType(int bytes, String code) {
        this.bytes = bytes;
        this.code = code;
    }

    /** Bytes of one element. */
    public int bytes() {
        return bytes;
    }

    /** The name that safetensors files use. */
    String code() {
        return code;
    }

    ScalarType torch() {
        return switch (this) {
            case FP64 -> ScalarType.Double;
            case FP32 -> ScalarType.Float;
            case FP16 -> ScalarType.Half;
            case BF16 -> ScalarType.BFloat16;
            case INT64 -> ScalarType.Long;
            case UINT8 -> ScalarType.Byte;
            case BOOL -> ScalarType.Bool;
        };
    }

    static DType of(ScalarType type) {
        ScalarType constant = type.intern();
        for (DType d : values()) {
            if (d.torch() == constant) {
                return d;
            }
        }
        throw new IllegalArgumentException("unsupported number format: " + constant);
    }

    static DType ofCode(String code) {
        for (DType d : values()) {
            if (d.code.equals(code)) {
                return d;
            }
        }
        throw new IllegalArgumentException("unsupported number format: " + code);
    }
}
