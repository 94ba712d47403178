package org.stylegan4j.tensor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.stylegan4j.tensor.ConvolutionCase.Layer;
import org.stylegan4j.tensor.ConvolutionCase.Numbers;
import org.stylegan4j.tensor.ConvolutionCase.Variant;

/**
 * Which convolutions oneDNN computes rightly on this processor. On a virtual machine of an AMD EPYC of family 26 its kernels (3.7.1)
 * were off by up to a quarter, or NaN, where channels do not fill blocks of 16, as the tail of a block stayed unwritten: trainings
 * ended in NaN. Convolutions and their derivatives are compared with those in fp64, which oneDNN leaves to libtorch.
 */
final class OneDnnCheck {
    /** Of the largest number. */
    private static final double FP32_TOLERANCE = 1e-4;

    private static final double BF16_TOLERANCE = 0.05;

    private static final Variant EXACT = new Variant(DType.FP64, false, false);

    /**
     * Each layer in both layouts, with and without whole blocks; each count of channels in or out; few and many images. What takes
     * long to compute or to set up is in the survey only.
     */
    private static final List<ConvolutionCase> SELECTION = List.of(
            new ConvolutionCase(4, 65, 48, Layer.SQUARES),
            new ConvolutionCase(2, 48, 80, Layer.SQUARES),
            new ConvolutionCase(20, 8, 17, Layer.EVERY_OTHER_SQUARE),
            new ConvolutionCase(2, 80, 33, Layer.EVERY_OTHER_SQUARE),
            new ConvolutionCase(4, 17, 3, Layer.SPREAD),
            new ConvolutionCase(20, 33, 65, Layer.POINTS),
            new ConvolutionCase(2, 513, 8, Layer.POINTS),
            new ConvolutionCase(4, 3, 513, Layer.EVERY_OTHER_POINT),
            new ConvolutionCase(2, 17, 17, Layer.DEPTHWISE));

    private OneDnnCheck() {}

    /** What is found at a first start: nothing in a third of a second, or else all that is wrong in a few. */
    static ConvolutionFaults faults(Convolver convolver) {
        ConvolutionFaults found = faults(convolver, SELECTION);
        return found.kinds().isEmpty() ? found : found.and(faults(convolver, survey()));
    }

    /** What is found in these cases. */
    static ConvolutionFaults faults(Convolver convolver, List<ConvolutionCase> cases) {
        Set<ConvolutionKind> wrong = new HashSet<>();
        boolean slopeAlike = false;
        for (ConvolutionCase c : cases) {
            try (Scope scope = Scope.open()) {
                wrong.addAll(examine(convolver, c, slopeAlike));
            }
            slopeAlike = !slopeAlike;
        }
        return new ConvolutionFaults(wrong);
    }

    /** Each layer on channels of each {@link ConvolutionKind.Filling}, so that a remedy is known to be right. */
    private static List<ConvolutionCase> survey() {
        List<ConvolutionCase> cases = new ArrayList<>();
        for (Layer layer : Layer.values()) {
            for (int images : new int[] {2, 16, 20}) {
                for (int[] channels : new int[][] {{33, 17}, {8, 3}, {48, 80}, {80, 48}}) {
                    int out = layer == Layer.DEPTHWISE ? channels[0] : channels[1];
                    cases.add(new ConvolutionCase(images, channels[0], out, layer));
                }
            }
        }
        return cases;
    }

    /** The kinds of which one case is wrong, the incoming gradient laid out as the input or otherwise. */
    private static Set<ConvolutionKind> examine(Convolver convolver, ConvolutionCase c, boolean slopeAlike) {
        Set<ConvolutionKind> wrong = new HashSet<>();
        Numbers numbers = c.numbers();
        List<Tensor> exact = c.results(Convolver.LIBTORCH, numbers, EXACT);
        for (DType format : List.of(DType.FP32, DType.BF16)) {
            for (boolean last : new boolean[] {true, false}) {
                Variant variant = new Variant(format, last, slopeAlike == last);
                if (!agree(exact, c.results(convolver, numbers, variant), format)) {
                    wrong.add(c.kind(format, last));
                }
            }
        }
        return wrong;
    }

    /** NaN agrees with nothing. */
    private static boolean agree(List<Tensor> exact, List<Tensor> found, DType format) {
        double tolerance = format == DType.FP32 ? FP32_TOLERANCE : BF16_TOLERANCE;
        for (int i = 0; i < exact.size(); i++) {
            Tensor e = exact.get(i);
            double error = largest(found.get(i).to(DType.FP64).sub(e));
            if (!(error <= tolerance * largest(e))) {
                return false;
            }
        }
        return true;
    }

    private static double largest(Tensor x) {
        return x.abs().maxKeep().toDouble();
    }
}
