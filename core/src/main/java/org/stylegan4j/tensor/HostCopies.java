package org.stylegan4j.tensor;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.global.torch;

/** The way between tensors and arrays on the Java heap, row-major. An empty tensor has no memory to copy. */
final class HostCopies {
    private HostCopies() {}

    static Tensor tensor(float[] values, long... shape) {
        Shapes.expectCount(values.length, shape);
        Crossings.countTo();
        org.bytedeco.pytorch.Tensor t = torch.empty(shape);
        if (values.length > 0) {
            new FloatPointer(t.data_ptr()).put(values, 0, values.length);
        }
        return new Tensor(t);
    }

    static Tensor tensor(byte[] bytes, DType type, long... shape) {
        Shapes.expectCount(bytes.length / type.bytes(), shape);
        Crossings.countTo();
        Tensor t = Tensor.full(0, type, Device.CPU, shape);
        if (bytes.length > 0) {
            new BytePointer(t.handle.data_ptr()).put(bytes, 0, bytes.length);
        }
        return t;
    }

    static double number(Tensor x) {
        Crossings.countFrom();
        return x.handle.item_double();
    }

    static float[] floats(Tensor x) {
        Crossings.countFrom();
        try (Scope scope = Scope.noGrad()) {
            float[] values = new float[Math.toIntExact(x.count())];
            org.bytedeco.pytorch.Tensor t = x.to(DType.FP32).to(Device.CPU).contiguous().handle;
            if (values.length > 0) {
                new FloatPointer(t.data_ptr()).get(values, 0, values.length);
            }
            return values;
        }
    }

    static byte[] bytes(Tensor x) {
        Crossings.countFrom();
        try (Scope scope = Scope.noGrad()) {
            byte[] bytes = new byte[Math.toIntExact(x.count() * x.dtype().bytes())];
            org.bytedeco.pytorch.Tensor t = x.to(Device.CPU).contiguous().handle;
            if (bytes.length > 0) {
                new BytePointer(t.data_ptr()).get(bytes, 0, bytes.length);
            }
            return bytes;
        }
    }
}
