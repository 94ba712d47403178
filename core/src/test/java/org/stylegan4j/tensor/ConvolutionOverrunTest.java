package org.stylegan4j.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Kernels whose gradients oneDNN computes in too small a buffer, in a process of their own that such writing ends. */
@EnabledOnOs(OS.LINUX)
class ConvolutionOverrunTest {
    /** Trains 1x1 kernels on every other pixel of few channels, which are last in memory; with an argument, as libtorch would. */
    static final class Probe {
        public static void main(String[] args) {
            Convolver plain = (x, w, bias, use) -> Convolution.conv2d(x, w, use.stride(), use.padding(), use.groups());
            Convolver convolver = args.length == 0 ? plain : Convolver.LIBTORCH;
            for (int round = 0; round < 20; round++) {
                for (int channels = 2; channels < 16; channels++) {
                    train(convolver, channels, 16 + 2 * (round % 5));
                }
            }
            System.out.println("done");
        }

        private static void train(Convolver convolver, int channels, int side) {
            try (Scope scope = Scope.open()) {
                Tensor x = Tensor.zeros(4, channels, side, side).channelsLast();
                Tensor weight = Tensor.zeros(20, channels, 1, 1).requireGrad(true);
                KernelUse use = new KernelUse(false, 2, 0, 1);
                convolver.convolve(x, weight, Optional.empty(), use).sum().backward();
            }
        }
    }

    @Test
    void stridedKernelsOnFewChannelsWriteNothingPastTheirBuffers() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                List.of(java, "-Xmx256m", "-cp", System.getProperty("java.class.path"), Probe.class.getName()));
        builder.environment().remove("LD_PRELOAD"); // glibc's allocator notices, others may not
        builder.environment().put("OMP_NUM_THREADS", "1");
        Process process = builder.redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(2, TimeUnit.MINUTES), "still running");
        assertEquals(0, process.exitValue(), printed);
        assertTrue(printed.endsWith("done\n"), printed);
    }
}
