package org.stylegan4j.tensor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.global.torch;

/** The native library under the tensors: what it is and how many threads it uses. */
public final class Engine {
    /** More than any machine has processors. */
    private static final int MOST_THREADS = 4096;

    private Engine() {}

    /**
     * What the native library says of itself.
     *
     * @param platform operating system and processor, as in {@code linux-x86_64}
     * @param version of libtorch
     * @param cpuCapability the widest vector instructions in use, as in {@code AVX512}
     * @param hasOneDnn whether the fast convolution library is there and in use
     * @param oneDnnFaults the convolutions that it computes wrongly on this processor, as in {@code bf16 with channels last}; they
     *     reach it in another form, or not at all
     * @param cudaBuild whether this build carries CUDA natives
     * @param cudaDevices how many CUDA cards were found
     */
    public record Info(
            String platform,
            String version,
            String cpuCapability,
            boolean hasOneDnn,
            Optional<String> oneDnnFaults,
            boolean cudaBuild,
            int cudaDevices) {
        /** Whether the convolution library is there but left out, because it computes wrongly on this processor. */
        public boolean oneDnnIsWrong() {
            return !hasOneDnn && oneDnnFaults.isPresent();
        }
    }

    /**
     * Where the CUDA build searches CUDA's own files first: in these folders and up to two levels below, as pip lays them. Only Linux
     * needs it; on Windows they are found by the PATH.
     *
     * @throws IllegalArgumentException when a folder is not there
     * @throws IllegalStateException when anything of this library has computed before
     */
    public static void libraries(List<Path> folders) {
        Natives.libraries(folders);
    }

    /** Asks the native library. */
    public static Info info() {
        Natives.start();
        try (Scope scope = Scope.open()) {
            return new Info(
                    Loader.getPlatform(),
                    version(),
                    torch.get_cpu_capability().getString(),
                    torch.hasMKLDNN() && torch.globalContext().userEnabledMkldnn(),
                    Natives.convolutionFaults().words(),
                    Natives.isGpuBuild(),
                    Device.cudaCount());
        }
    }

    static String version() {
        try {
            return Loader.getVersion("org.bytedeco", "pytorch");
        } catch (IOException e) {
            return "unknown"; // the jars were repackaged without their Maven descriptors
        }
    }

    /** The memory that this process holds, native memory included, in bytes. */
    public static long residentBytes() {
        Natives.start();
        return Pointer.physicalBytes();
    }

    /** How many threads one operation of the calling thread uses. */
    public static int threads() {
        Natives.start();
        ComputeThreads.tell();
        return torch.get_num_threads();
    }

    /**
     * Sets how many threads one operation uses, in every thread that computes now or later. At the start it is the first number of
     * {@code OMP_NUM_THREADS}, else the physical cores that affinity and the container's quota leave.
     *
     * @throws IllegalArgumentException when there are fewer than one or more than {@value #MOST_THREADS}
     */
    public static void threads(int threads) {
        Natives.start();
        ComputeThreads.use(checked(threads));
    }

    /**
     * {@link #threads(int)} for the calling thread only, whatever is set for all: 1 suits a thread that draws pictures while another
     * one trains.
     */
    public static void threadsHere(int threads) {
        Natives.start();
        ComputeThreads.useHere(checked(threads));
    }

    /** Whether cards compute float32 products and convolutions in TF32; not at the start. */
    public static boolean tf32() {
        Natives.start();
        return Tf32.allowed();
    }

    /**
     * Lets cards round what float32 products and convolutions multiply to TF32, with ten bits of the fraction: faster, and other
     * numbers than the processor's. For the whole process; changes nothing on the processor.
     */
    public static void tf32(boolean allowed) {
        Natives.start();
        Tf32.allow(allowed);
    }

    private static int checked(int threads) {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new IllegalArgumentException("threads must be from 1 to " + MOST_THREADS + ": " + threads);
        }
        return threads;
    }
}
