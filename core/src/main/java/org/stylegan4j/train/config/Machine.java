package org.stylegan4j.train.config;

import org.stylegan4j.nn.Compute;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;

/**
 * Where and how a training is computed.
 *
 * @param device {@code auto}, {@code cpu}, {@code cuda} or {@code cuda:i}
 * @param precision of the blocks of highest resolution
 * @param layout of activations in memory
 */
public record Machine(String device, Precision precision, Layout layout) {
    /** Everything chosen when the training starts. */
    public static final Machine AUTO = new Machine("auto", Precision.AUTO, Layout.AUTO);

    /** Number formats of the blocks of highest resolution. */
    public enum Precision {
        AUTO(DType.FP32),
        FP32(DType.FP32),
        BF16(DType.BF16),
        FP16(DType.FP16);

        private final DType type;

        Precision(DType type) {
            this.type = type;
        }
    }

    /** Which dimension of activations is innermost in memory. */
    public enum Layout {
        AUTO,
        CHANNELS_FIRST,
        CHANNELS_LAST
    }

    /** Whether nothing is left to be chosen. */
    public boolean resolved() {
        return !device.equals("auto") && precision != Precision.AUTO && layout != Layout.AUTO;
    }

    /** These choices, with those of {@code chosen} where they are {@code auto}. */
    public Machine orElse(Machine chosen) {
        return new Machine(
                device.equals("auto") ? chosen.device : device,
                precision == Precision.AUTO ? chosen.precision : precision,
                layout == Layout.AUTO ? chosen.layout : layout);
    }

    /**
     * Finds out before any work whether the device is there and can do what is settled.
     *
     * @throws IllegalArgumentException when not
     */
    void check() {
        new Compute(Device.parse(device), precision.type, layout == Layout.CHANNELS_LAST);
    }

    /**
     * As the networks need it.
     *
     * @throws IllegalArgumentException when the device is not there or cannot do this
     * @throws IllegalStateException when something is still {@code auto}
     */
    public Compute compute() {
        if (!resolved()) {
            throw new IllegalStateException("device, precision and layout must be chosen first: " + this);
        }
        return new Compute(Device.parse(device), precision.type, layout == Layout.CHANNELS_LAST);
    }
}
