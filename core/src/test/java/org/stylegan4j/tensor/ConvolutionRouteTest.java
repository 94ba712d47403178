package org.stylegan4j.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stylegan4j.tensor.OneDnnCheckTest.kinds;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stylegan4j.tensor.ConvolutionCase.Layer;
import org.stylegan4j.tensor.ConvolutionKind.Filling;

/** Ways around faults that are put in. */
@ExtendWith(NoLeaks.class)
class ConvolutionRouteTest {
    static Stream<Set<ConvolutionKind>> faults() {
        Predicate<ConvolutionKind> last = ConvolutionKind::channelsLast;
        Predicate<ConvolutionKind> bf16 = k -> k.format() == DType.BF16;
        Predicate<ConvolutionKind> tails = k -> k.filling() == Filling.NOTHING;
        Predicate<ConvolutionKind> images = k -> k.filling() != Filling.CHANNELS_AND_IMAGES;
        return Stream.of(
                        tails,
                        images,
                        last,
                        last.negate(),
                        bf16,
                        last.and(tails),
                        bf16.or(last.and(images)),
                        bf16.or(tails))
                .map(OneDnnCheckTest::kinds);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aRouteIsRightInFirstAndSecondOrderWhateverIsWrong(Set<ConvolutionKind> wrong) {
        Convolver erring = new ErringConvolver(wrong);
        Convolver route = new ConvolutionRoute(erring, new ConvolutionFaults(wrong));
        for (Layer layer : Layer.values()) {
            List<ConvolutionCase> cases = new ArrayList<>();
            for (int images : new int[] {2, 16}) {
                for (int in : new int[] {3, 16, 17}) {
                    cases.add(new ConvolutionCase(images, in, layer == Layer.DEPTHWISE ? in : 16, layer));
                    cases.add(new ConvolutionCase(images, in, layer == Layer.DEPTHWISE ? in : 5, layer));
                }
            }
            assertFalse(OneDnnCheck.faults(erring, cases).kinds().isEmpty(), layer::name);
            assertEquals(ConvolutionFaults.NONE, OneDnnCheck.faults(route, cases), layer::name);
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void groupsAndBiasesTakeTheWayTooAndTheLayoutStays(Set<ConvolutionKind> wrong) {
        Convolver route = new ConvolutionRoute(new ErringConvolver(wrong), new ConvolutionFaults(wrong));
        Tensor x = Golden.sine(0.4, 0.37, 4, 10, 8, 8);
        Tensor bias = Golden.sine(0.3, 0.53, 6);
        for (boolean transposed : new boolean[] {false, true}) {
            KernelUse use = new KernelUse(transposed, 2, 1, 2);
            Tensor weight = transposed ? Golden.sine(0.2, 0.71, 10, 3, 3, 3) : Golden.sine(0.2, 0.71, 6, 5, 3, 3);
            Tensor exact = Convolver.LIBTORCH.convolve(
                    x.to(DType.FP64), weight.to(DType.FP64), Optional.of(bias.to(DType.FP64)), use);
            Tensor first = route.convolve(x, weight, Optional.of(bias), use);
            Tensor last = route.convolve(x.channelsLast(), weight, Optional.of(bias), use);
            TensorAssert.assertRelative("first", exact, first, 1e-5);
            TensorAssert.assertRelative("last", exact, last, 1e-5);
            assertFalse(ConvolutionKind.isLast(first));
            assertTrue(ConvolutionKind.isLast(last));
        }
    }

    /** Only gradients of gradients sum over images as others do over channels. */
    @Test
    void imagesAreNotFilledUpWhereNoKernelLearns() {
        List<Tensor> seen = new ArrayList<>();
        Convolver watching = (x, weight, bias, use) -> {
            seen.add(x);
            return Convolver.LIBTORCH.convolve(x, weight, bias, use);
        };
        Convolver route =
                new ConvolutionRoute(watching, new ConvolutionFaults(kinds(k -> k.filling() == Filling.CHANNELS)));
        Tensor x = Tensor.zeros(2, 16, 4, 4);
        Tensor weight = Tensor.zeros(16, 16, 3, 3);
        KernelUse use = new KernelUse(false, 1, 1, 1);
        route.convolve(x, weight, Optional.empty(), use);
        route.convolve(x, weight.requireGrad(true), Optional.empty(), use);
        assertSame(x, seen.get(0));
        assertEquals(16, seen.get(1).size(0));
    }

    @Test
    void whereNothingOrAllIsWrongTheWayIsStraight() {
        KernelUse use = new KernelUse(false, 1, 1, 1);
        Tensor x = Tensor.zeros(2, 3, 4, 4);
        Tensor weight = Tensor.zeros(5, 3, 3, 3);
        for (ConvolutionFaults faults : List.of(ConvolutionFaults.NONE, new ConvolutionFaults(kinds(k -> true)))) {
            List<Object> seen = new ArrayList<>();
            Convolver watching = (a, b, bias, u) -> {
                seen.addAll(List.of(a, b, u));
                return a;
            };
            assertSame(x, new ConvolutionRoute(watching, faults).convolve(x, weight, Optional.empty(), use));
            assertEquals(List.of(x, weight, use), seen);
        }
    }
}
