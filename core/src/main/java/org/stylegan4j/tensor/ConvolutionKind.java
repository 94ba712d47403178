package org.stylegan4j.tensor;

import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.global.torch.MemoryFormat;

/**
 * What decides which of oneDNN's kernels compute a convolution.
 *
 * @param format FP32 or BF16
 * @param channelsLast whether libtorch takes the channels to be innermost in memory
 * @param filling what fills whole blocks
 */
record ConvolutionKind(DType format, boolean channelsLast, Filling filling) {
    /** The most channels that oneDNN puts together in memory. */
    static final int BLOCK = 16;

    /** What comes in whole blocks; images play the part of channels where a gradient penalty's gradient reaches a kernel. */
    enum Filling {
        NOTHING,
        CHANNELS,
        CHANNELS_AND_IMAGES;

        static Filling of(boolean channels, boolean images) {
            return !channels ? NOTHING : images ? CHANNELS_AND_IMAGES : CHANNELS;
        }
    }

    /** The kind of a convolution; empty where oneDNN has no part in it. */
    static Optional<ConvolutionKind> of(Tensor x, Tensor weight, KernelUse use) {
        DType format = x.dtype();
        if (x.device().isCuda() || (format != DType.FP32 && format != DType.BF16)) {
            return Optional.empty();
        }
        long parts = use.isDepthwise(x, weight) ? 1 : use.groups();
        boolean channels = fills(x.size(1) / parts) && fills(use.channelsOut(weight) / parts);
        boolean images = fills(x.size(0)) || !weight.requiresGrad() || !GradMode.is_enabled();
        return Optional.of(new ConvolutionKind(format, isLast(x) || isLast(weight), Filling.of(channels, images)));
    }

    /** Whether libtorch takes the channels of x to be last. */
    static boolean isLast(Tensor x) {
        return x.handle.suggest_memory_format().intern() == MemoryFormat.ChannelsLast;
    }

    /** Up to the next whole block. */
    static long filled(long count) {
        return (count + BLOCK - 1) / BLOCK * BLOCK;
    }

    /** Whether so many come in whole blocks. */
    static boolean fills(long count) {
        return count % BLOCK == 0;
    }

    /** Kinds that a convolution of this one can be brought to without another number format, the cheapest first. */
    Stream<ConvolutionKind> ways() {
        return Stream.of(
                        with(channelsLast, Filling.CHANNELS),
                        with(!channelsLast, filling),
                        with(!channelsLast, Filling.CHANNELS),
                        with(channelsLast, Filling.CHANNELS_AND_IMAGES),
                        with(!channelsLast, Filling.CHANNELS_AND_IMAGES))
                .filter(way -> way.filling.compareTo(filling) >= 0);
    }

    private ConvolutionKind with(boolean last, Filling more) {
        return new ConvolutionKind(format, last, more);
    }
}
