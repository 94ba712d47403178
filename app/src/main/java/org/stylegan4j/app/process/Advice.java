package org.stylegan4j.app.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.stylegan4j.tensor.Engine;

/** What a machine lacks for full speed, and what to do about it, in plain words. */
public final class Advice {
    private static final long SCARCE_BYTES = 4L << 30;

    private Advice() {}

    /** One sentence for each thing to mend, the weightiest first; empty when all is well. */
    public static List<String> of(Machine machine, Engine.Info engine) {
        List<String> advice = new ArrayList<>();
        graphicsCard(machine, engine, advice);
        environment(machine.environment(), advice);
        if (machine.allocator().isSlow()) {
            advice.add("tcmalloc is not in use; through the launcher it makes training about 1.3 times faster: "
                    + "apt install libtcmalloc-minimal4 (Fedora: dnf install gperftools-libs)");
        }
        if (machine.cpu().lacksAvx2()) {
            advice.add("the processor has no AVX2, so everything runs several times slower than it could");
        }
        if (machine.memory() < SCARCE_BYTES) {
            advice.add("less than 4 GiB of memory: keep to 32x32 images and small batches");
        }
        return advice;
    }

    private static void graphicsCard(Machine machine, Engine.Info engine, List<String> advice) {
        if (machine.nvidiaCard() && !engine.cudaBuild()) {
            advice.add("there is an NVIDIA card, but this build has no CUDA natives: "
                    + "mvn -Pcuda -DskipTests clean package (needs CUDA 13 and cuDNN 9)");
        }
        if (engine.cudaBuild() && engine.cudaDevices() == 0) {
            advice.add("this is the CUDA build, but no usable card was found: check that nvidia-smi lists one "
                    + "and that its driver supports CUDA 13");
        }
    }

    private static void environment(Map<String, String> environment, List<String> advice) {
        for (String name : List.of("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")) {
            if (environment.containsKey(name)) {
                advice.add(name + " is set and can halve the speed of matrix products: unset it");
            }
        }
    }
}
