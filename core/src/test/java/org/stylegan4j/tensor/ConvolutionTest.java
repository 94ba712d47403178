package org.stylegan4j.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Convolutions in fp32 against those in fp64, which other kernels compute. */
@ExtendWith(NoLeaks.class)
class ConvolutionTest {
    private static final double TOLERANCE = 1e-4;

    @ParameterizedTest
    @CsvSource({
        "1, 1, 3, 4",
        "3, 32, 1, 16",
        "4, 30, 1, 16",
        "17, 17, 3, 4",
        "65, 64, 3, 4",
        "64, 3, 1, 16",
        "80, 16, 3, 8",
        "16, 33, 3, 8"
    })
    void channelsOfAnyCountAreSummedUp(int in, int out, int kernel, int side) {
        for (int stride : new int[] {1, 2}) {
            for (int images : new int[] {2, 4, 20}) {
                Tensor x = Golden.sine(0.4, 0.37, images, in, side, side);
                Tensor weight = Golden.sine(0.2, 0.71, out, in, kernel, kernel);
                List<Tensor> exact = results(x.to(DType.FP64), weight.to(DType.FP64), stride);
                assertNear("first", exact, results(x, weight, stride));
                assertNear("last", exact, results(x.channelsLast(), weight, stride));
            }
        }
    }

    /** Such as oneDNN is not trusted with. */
    @Test
    void fewChannelsLastTakeABiasAndStayLast() {
        Tensor x = Golden.sine(0.4, 0.37, 4, 3, 8, 8);
        Tensor weight = Golden.sine(0.2, 0.71, 20, 3, 1, 1);
        Tensor bias = Golden.sine(0.3, 0.53, 20);
        Tensor first = Convolution.conv2d(x, weight, bias, 1, 0);
        Tensor last = Convolution.conv2d(x.channelsLast(), weight, bias, 1, 0);
        assertNear("last", List.of(first.to(DType.FP64)), List.of(last));
        assertEquals(1, last.handle.stride(1));
    }

    /** The output, its gradient, and the gradients of that one's length, as a gradient penalty needs them. */
    private static List<Tensor> results(Tensor images, Tensor kernel, int stride) {
        Tensor x = images.detach().requireGrad(true);
        Tensor w = kernel.detach().requireGrad(true);
        Tensor y = Convolution.conv2d(x, w, stride, (int) w.size(2) / 2, 1);
        Tensor slope = y.square().sum().gradient(x);
        slope.square().sum().backward();
        return List.of(y, slope, x.grad(), w.grad());
    }

    private static void assertNear(String layout, List<Tensor> exact, List<Tensor> found) {
        for (int i = 0; i < exact.size(); i++) {
            Tensor e = exact.get(i);
            double length = e.square().sum().sqrt().toDouble();
            double error =
                    found.get(i).to(DType.FP64).sub(e).square().sum().sqrt().toDouble();
            assertTrue(error <= TOLERANCE * length, "channels " + layout + ", result " + i + ": " + error / length);
        }
    }
}
