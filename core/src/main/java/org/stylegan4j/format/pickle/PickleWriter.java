package org.stylegan4j.format.pickle;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.stylegan4j.tensor.Tensor;

/**
 * Writes plain values as a pickle: texts, numbers, truth values, lists, maps, bytes, {@link Optional#empty} for None, and what the
 * records of this class stand for.
 */
public final class PickleWriter {
    private final OutputStream out;
    private final Function<Tensor, Object> tensors;

    /**
     * A writer of one pickle.
     *
     * @param protocol 2 for PyTorch; 3 when there are bytes
     * @param tensors the value that stands for a tensor, made when it is written
     */
    public PickleWriter(OutputStream out, int protocol, Function<Tensor, Object> tensors) throws IOException {
        this.out = out;
        this.tensors = tensors;
        op(0x80);
        op(protocol);
    }

    /** A name in a Python module. */
    public record Global(String module, String name) {}

    /** What Python keeps apart from a list. */
    public record Tuple(List<?> items) {
        /** Of some values. */
        public static Tuple of(Object... items) {
            return new Tuple(List.of(items));
        }
    }

    /** The result of a call, and the state that it takes then, if any. */
    public record Call(Global function, Tuple arguments, Optional<?> state) {}

    /** A new object of a class, with its state. */
    public record Instance(Global type, Object state) {}

    /** Something stored outside the pickle. */
    public record Persistent(Tuple id) {}

    /** Writes the one value and the end. */
    public void write(Object root) throws IOException {
        value(root);
        op('.');
    }

    private void value(Object value) throws IOException {
        if (value instanceof String text) {
            sized('X', text.getBytes(StandardCharsets.UTF_8));
        } else if (value instanceof byte[] bytes) {
            sized('B', bytes);
        } else if (value instanceof Boolean truth) {
            op(truth ? 0x88 : 0x89);
        } else if (value instanceof Double d) {
            op('G');
            out.write(ByteBuffer.allocate(Double.BYTES).putDouble(d).array());
        } else if (value instanceof Number n) {
            whole(n.longValue());
        } else if (value instanceof Optional<?> o && o.isEmpty()) {
            op('N');
        } else {
            compound(value);
        }
    }

    private void compound(Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            map(map);
        } else if (value instanceof List<?> list) {
            op(']');
            op('(');
            all(list);
            op('e');
        } else if (value instanceof Tuple tuple) {
            op('(');
            all(tuple.items());
            op('t');
        } else if (value instanceof Tensor tensor) {
            value(tensors.apply(tensor));
        } else {
            object(value);
        }
    }

    private void object(Object value) throws IOException {
        if (value instanceof Global g) {
            op('c');
            out.write((g.module() + "\n" + g.name() + "\n").getBytes(StandardCharsets.UTF_8));
        } else if (value instanceof Call call) {
            value(call.function());
            value(call.arguments());
            op('R');
            if (call.state().isPresent()) {
                value(call.state().get());
                op('b');
            }
        } else if (value instanceof Instance instance) {
            value(instance.type());
            op(')');
            op(0x81);
            value(instance.state());
            op('b');
        } else if (value instanceof Persistent persistent) {
            value(persistent.id());
            op('Q');
        } else {
            throw new IllegalArgumentException(
                    "cannot be pickled: " + value.getClass().getName());
        }
    }

    private void map(Map<?, ?> map) throws IOException {
        op('}');
        op('(');
        for (Map.Entry<?, ?> e : map.entrySet()) {
            value(e.getKey());
            value(e.getValue());
        }
        op('u');
    }

    private void all(List<?> values) throws IOException {
        for (Object value : values) {
            value(value);
        }
    }

    private void whole(long n) throws IOException {
        if (n >= 0 && n < 1 << 8) {
            op('K');
            op((int) n);
        } else if (n == (int) n) {
            op('J');
            out.write(littleEndian((int) n));
        } else {
            byte[] bigEndian = BigInteger.valueOf(n).toByteArray();
            op(0x8a);
            op(bigEndian.length);
            for (int i = bigEndian.length - 1; i >= 0; i--) {
                op(bigEndian[i]);
            }
        }
    }

    private void sized(int op, byte[] bytes) throws IOException {
        op(op);
        out.write(littleEndian(bytes.length));
        out.write(bytes);
    }

    private static byte[] littleEndian(int n) {
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(n)
                .array();
    }

    private void op(int op) throws IOException {
        out.write(op);
    }
}
