package org.stylegan4j.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stylegan4j.tensor.ConvolutionCase.Layer;
import org.stylegan4j.tensor.ConvolutionKind.Filling;

@ExtendWith(NoLeaks.class)
class OneDnnCheckTest {
    private static final int[] CHANNELS = {3, 8, 17, 33, 48, 65, 80, 513};

    /** Above so many products libtorch's own bf16 takes seconds. */
    private static final long MAX_PRODUCTS = 20_000;

    static Set<ConvolutionKind> kinds(Predicate<ConvolutionKind> wanted) {
        return Stream.of(DType.FP32, DType.BF16)
                .flatMap(format -> Stream.of(false, true)
                        .flatMap(last -> Arrays.stream(Filling.values())
                                .map(filling -> new ConvolutionKind(format, last, filling))))
                .filter(wanted)
                .collect(Collectors.toSet());
    }

    private static ConvolutionFaults found(Predicate<ConvolutionKind> wrong) {
        ConvolutionFaults faults = OneDnnCheck.faults(new ErringConvolver(kinds(wrong)));
        assertEquals(kinds(wrong), faults.kinds());
        return faults;
    }

    @Test
    void aWrongTailInOneLayoutIsFoundThereOnly() {
        ConvolutionFaults faults =
                found(k -> k.format() == DType.FP32 && k.channelsLast() && k.filling() == Filling.NOTHING);
        assertEquals(Optional.of("fp32 with channels last where channels fill no blocks of 16"), faults.words());
        assertFalse(faults.spoilAll());
    }

    @Test
    void bf16ThatIsAlwaysWrongIsFound() {
        ConvolutionFaults faults = found(k -> k.format() == DType.BF16);
        assertEquals(Optional.of("bf16"), faults.words());
        assertTrue(faults.touch(DType.BF16));
        assertFalse(faults.touch(DType.FP32));
    }

    @Test
    void tailsOfImagesAreToldFromThoseOfChannels() {
        ConvolutionFaults faults = found(k -> !k.channelsLast() && k.filling() != Filling.CHANNELS_AND_IMAGES);
        assertEquals(
                Optional.of("bf16 with channels first where images or channels fill no blocks of 16"
                        + " and fp32 with channels first where images or channels fill no blocks of 16"),
                faults.words());
    }

    @Test
    void whenAllIsWrongNothingIsLeft() {
        assertTrue(found(k -> true).spoilAll());
        assertTrue(found(k -> k.format() == DType.FP32).spoilAll());
        assertFalse(found(k -> !k.channelsLast()).spoilAll());
    }

    /** A tail that nobody wrote is right as long as it lies in memory that is fresh from the system, and zero. */
    @Test
    void freshZerosDoNotHideAnUnwrittenTail() {
        ConvolutionCase c = new ConvolutionCase(4, 17, 3, Layer.SQUARES);
        Convolver unwritten = (x, weight, bias, use) -> {
            Tensor y = Convolver.LIBTORCH.convolve(x, weight, bias, use);
            long whole = ConvolutionKind.filled(y.size(0)) * ConvolutionKind.filled(y.size(1)) * y.size(2) * y.size(3);
            try (Scope scope = Scope.open()) {
                Tensor tail = new Tensor(torch.empty(new long[] {whole}));
                return scope.keep(y.add(tail.sum().to(y.dtype())));
            }
        };
        Tensor x = Tensor.zeros(4, 17, 4, 4);
        Tensor weight = Tensor.zeros(3, 17, 3, 3);
        leaveZeros(16 * 16 * 4 * 4);
        assertTrue(unwritten.convolve(x, weight, Optional.empty(), c.use()).isFinite());
        leaveZeros(16 * 16 * 4 * 4);
        assertEquals(
                Set.of(Filling.NOTHING),
                OneDnnCheck.faults(unwritten, List.of(c)).kinds().stream()
                        .map(ConvolutionKind::filling)
                        .collect(Collectors.toSet()));
    }

    private static void leaveZeros(long count) {
        try (Scope scope = Scope.open()) {
            for (int i = 0; i < 10; i++) {
                Tensor.zeros(count);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theStartFindsWhatTheFullProductDoes(Layer layer) {
        for (int images : new int[] {2, 4, 20}) {
            for (int in : CHANNELS) {
                for (int out : layer == Layer.DEPTHWISE ? new int[] {in} : CHANNELS) {
                    if ((long) in * out > MAX_PRODUCTS) {
                        continue;
                    }
                    ConvolutionCase c = new ConvolutionCase(images, in, out, layer);
                    ConvolutionFaults faults = OneDnnCheck.faults(Convolver.LIBTORCH, List.of(c, c));
                    assertTrue(
                            Natives.convolutionFaults().kinds().containsAll(faults.kinds()),
                            () -> c + ": " + faults.words());
                }
            }
        }
    }
}
