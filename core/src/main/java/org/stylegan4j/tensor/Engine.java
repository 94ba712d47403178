package org.stylegan4j.tensor;

import java.io.IOException;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.global.torch;

/** The native library under the tensors: what it is and how many threads it uses. */
public final class Engine {
    static {
        Natives.start();
    }

    private Engine() {}

    /**
     * What the native library says of itself.
     *
     * @param platform operating system and processor, as in {@code linux-x86_64}
     * @param version of libtorch
     * @param cpuCapability the widest vector instructions in use, as in {@code AVX512}
     * @param hasOneDnn whether the fast convolution library is there and in use
     * @param oneDnnIsWrong whether it is there but left out, because it computes wrongly on this processor
     * @param cudaBuild whether this build carries CUDA natives
     * @param cudaDevices how many CUDA cards were found
     */
    public record Info(
            String platform,
            String version,
            String cpuCapability,
            boolean hasOneDnn,
            boolean oneDnnIsWrong,
            boolean cudaBuild,
            int cudaDevices) {}

    /** Asks the native library. */
    public static Info info() {
        try (Scope scope = Scope.open()) {
            return new Info(
                    Loader.getPlatform(),
                    version(),
                    torch.get_cpu_capability().getString(),
                    torch.hasMKLDNN() && torch.globalContext().userEnabledMkldnn(),
                    torch.hasMKLDNN() && !torch.globalContext().userEnabledMkldnn(),
                    Natives.isGpuBuild(),
                    Device.cudaCount());
        }
    }

    private static String version() {
        try {
            return Loader.getVersion("org.bytedeco", "pytorch");
        } catch (IOException e) {
            return "unknown"; // the jars were repackaged without their Maven descriptors
        }
    }

    /** The memory that this process holds, native memory included, in bytes. */
    public static long residentBytes() {
        return Pointer.physicalBytes();
    }

    /** How many threads one operation of the calling thread uses. */
    public static int threads() {
        return torch.get_num_threads();
    }

    /** Sets how many threads one operation of the calling thread uses; other threads keep theirs. */
    public static void threads(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1: " + threads);
        }
        torch.set_num_threads(threads);
    }
}
