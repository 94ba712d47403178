package org.stylegan4j.nn;

import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Tensor;

/**
 * Where and in which formats a network computes. Weights, mapping, image sums, minibatch statistics, losses and optimizers are
 * always float32.
 *
 * @param device where the tensors live
 * @param half the format of the blocks of highest resolution: FP32, BF16 or FP16
 * @param channelsLast whether activations keep their channels innermost in memory
 */
public record Compute(Device device, DType half, boolean channelsLast) {
    /** Float32 on the processor, channels innermost: right everywhere, and fast on most machines. */
    public static final Compute PLAIN = new Compute(Device.CPU, DType.FP32, true);

    public Compute {
        if (half != DType.FP32 && half != DType.BF16 && half != DType.FP16) {
            throw new IllegalArgumentException("precision must be fp32, bf16 or fp16: " + half);
        }
        if (half == DType.FP16 && !device.isCuda()) {
            throw new IllegalArgumentException("fp16 needs a CUDA device; use bf16 or fp32 on " + device);
        }
    }

    /** Activations in the memory layout of this choice. */
    public Tensor layout(Tensor x) {
        return channelsLast ? x.channelsLast() : x.contiguous();
    }
}
