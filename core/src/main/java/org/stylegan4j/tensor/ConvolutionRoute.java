package org.stylegan4j.tensor;

import java.util.Optional;
import org.stylegan4j.tensor.ConvolutionKind.Filling;

/**
 * Leads convolutions around what oneDNN computes wrongly, by differentiable operations only, so that gradients of any order take
 * the same way.
 */
final class ConvolutionRoute implements Convolver {
    private final Convolver plain;
    private final ConvolutionFaults faults;
    private final boolean straight;

    /** A way around {@code faults} of {@code plain}, which does without oneDNN where they leave no other. */
    ConvolutionRoute(Convolver plain, ConvolutionFaults faults) {
        this.plain = plain;
        this.faults = faults;
        this.straight = faults.kinds().isEmpty() || faults.spoilAll();
    }

    @Override
    public Tensor convolve(Tensor x, Tensor weight, Optional<Tensor> bias, KernelUse use) {
        if (use.stride() > 1 && overruns(x, weight)) {
            return convolve(x.contiguous(), weight, bias, use).channelsLast();
        }
        return straight ? plain.convolve(x, weight, bias, use) : around(x, weight, bias, use);
    }

    /**
     * Whether oneDNN (3.7.1 to 3.12.0, seen with AVX2 on one thread) would write past the end of the buffer in which it gathers
     * every other pixel: it reserves the channels that there are and writes a whole vector. glibc's allocator aborts then, tcmalloc
     * hides it.
     */
    private static boolean overruns(Tensor x, Tensor weight) {
        return x.size(1) > 1
                && x.size(1) < ConvolutionKind.BLOCK
                && weight.size(2) == 1
                && weight.size(3) == 1
                && x.handle.stride(1) == 1
                && !x.device().isCuda();
    }

    private Tensor around(Tensor x, Tensor weight, Optional<Tensor> bias, KernelUse use) {
        Optional<ConvolutionKind> wrong = ConvolutionKind.of(x, weight, use).filter(faults::have);
        if (wrong.isEmpty()) {
            return plain.convolve(x, weight, bias, use);
        }
        Optional<ConvolutionKind> way = faults.wayOut(wrong.get());
        if (way.isEmpty()) { // fp32 has one, or else all is straight
            Optional<Tensor> wide = bias.map(b -> b.to(DType.FP32));
            return convolve(x.to(DType.FP32), weight.to(DType.FP32), wide, use).to(x.dtype());
        }
        boolean inParts = use.groups() > 1 && !use.isDepthwise(x, weight);
        Tensor y = inParts ? parts(x, weight, use) : bring(x, weight, use, way.get());
        Tensor z = bias.map(b -> y.add(b.reshape(1, -1, 1, 1))).orElse(y);
        return wrong.get().channelsLast() ? z.channelsLast() : z.contiguous();
    }

    /** Each group by itself. */
    private Tensor parts(Tensor x, Tensor weight, KernelUse use) {
        int groups = use.groups();
        KernelUse alone = new KernelUse(use.transposed(), use.stride(), use.padding(), 1);
        long in = x.size(1) / groups;
        long rows = weight.size(0) / groups;
        Tensor[] parts = new Tensor[groups];
        for (int i = 0; i < groups; i++) {
            Tensor part = x.narrow(1, i * in, in);
            Tensor dense = ConvolutionKind.isLast(x) ? part.channelsLast() : part.contiguous();
            parts[i] = convolve(dense, weight.narrow(0, i * rows, rows), Optional.empty(), alone);
        }
        return Tensor.cat(1, parts);
    }

    private Tensor bring(Tensor x, Tensor weight, KernelUse use, ConvolutionKind way) {
        boolean channels = way.filling() != Filling.NOTHING;
        boolean images = way.filling() == Filling.CHANNELS_AND_IMAGES;
        long n = images ? ConvolutionKind.filled(x.size(0)) : x.size(0);
        long i = channels ? ConvolutionKind.filled(x.size(1)) : x.size(1);
        long out = use.channelsOut(weight);
        long o = channels ? ConvolutionKind.filled(out) : out;
        boolean depthwise = use.isDepthwise(x, weight);
        KernelUse wide = depthwise ? new KernelUse(use.transposed(), use.stride(), use.padding(), (int) i) : use;

        Tensor wideX = filled(x, n, i);
        Tensor wideWeight =
                depthwise ? filled(weight, i, 1) : use.transposed() ? filled(weight, i, o) : filled(weight, o, i);
        Tensor laidX = way.channelsLast() ? wideX.channelsLast() : wideX.contiguous();
        Tensor y = plain.convolve(laidX, wideWeight.contiguous(), Optional.empty(), wide);
        return y.narrow(0, 0, x.size(0)).narrow(1, 0, out);
    }

    /** Zeros after the first and the second dimension up to these sizes. */
    private static Tensor filled(Tensor t, long first, long second) {
        boolean full = t.size(0) == first && t.size(1) == second;
        return full ? t : Convolution.pad(t, 0, 0, 0, 0, 0, second - t.size(1), 0, first - t.size(0));
    }
}
