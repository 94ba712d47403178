package org.stylegan4j.format.names;

import java.util.Arrays;
import org.stylegan4j.tensor.Tensor;

/**
 * Where another format keeps a tensor, and how.
 *
 * @param name the tensor's name there
 * @param form how its numbers lie there
 */
public record TensorMapping(String name, Form form) {
    /** How numbers lie in another format, against the official one. */
    public enum Form {
        /** Just so. */
        SAME,
        /** Of a fully connected layer in TensorFlow: [I, O] for [O, I]. */
        DENSE,
        /** Of a convolution in TensorFlow: [k, k, I, O] for [O, I, k, k]. */
        CONV,
        /** Of an up-sampling convolution in TensorFlow, which is mirrored besides. */
        CONV_MIRRORED,
        /** Of a style's bias in TensorFlow, to which one is added when it is used. */
        LESS_ONE,
        /** With one more dimension of size 1 in front. */
        WRAPPED,
        /** With two more in front. */
        WRAPPED_TWICE,
        /** [1, C, 1, 1] for [C]. */
        CHANNELS,
        /** Of an up-sampling filter that makes up for the zeros between pixels itself. */
        FOURFOLD
    }

    /** From there to the official form. */
    Tensor toOfficial(Tensor t) {
        return switch (form) {
            case SAME -> t;
            case DENSE -> t.permute(1, 0).contiguous();
            case CONV -> t.permute(3, 2, 0, 1).contiguous();
            case CONV_MIRRORED -> t.flip(0, 1).permute(3, 2, 0, 1).contiguous();
            case LESS_ONE -> t.add(1);
            case WRAPPED -> t.select(0, 0);
            case WRAPPED_TWICE -> t.select(0, 0).select(0, 0);
            case CHANNELS -> t.reshape(-1);
            case FOURFOLD -> t.mul(0.25);
        };
    }

    /** From the official form to that one. */
    Tensor fromOfficial(Tensor t) {
        return switch (form) {
            case SAME -> t;
            case DENSE -> t.permute(1, 0).contiguous();
            case CONV -> t.permute(2, 3, 1, 0).contiguous();
            case CONV_MIRRORED -> t.permute(2, 3, 1, 0).flip(0, 1).contiguous();
            case LESS_ONE -> t.add(-1);
            case WRAPPED -> t.reshape(wrapped(t.shape(), 1));
            case WRAPPED_TWICE -> t.reshape(wrapped(t.shape(), 2));
            case CHANNELS -> t.reshape(1, -1, 1, 1);
            case FOURFOLD -> t.mul(4);
        };
    }

    private static long[] wrapped(long[] shape, int times) {
        long[] more = new long[shape.length + times];
        Arrays.fill(more, 0, times, 1);
        System.arraycopy(shape, 0, more, times, shape.length);
        return more;
    }

    /** How many dimensions it has there, at least, to make sense. */
    int dimensions() {
        return switch (form) {
            case SAME, LESS_ONE, CHANNELS, FOURFOLD -> 0;
            case WRAPPED -> 1;
            case DENSE, WRAPPED_TWICE -> 2;
            case CONV, CONV_MIRRORED -> 4;
        };
    }
}
