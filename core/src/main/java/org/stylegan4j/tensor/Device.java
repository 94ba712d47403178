package org.stylegan4j.tensor;

import java.util.Locale;
import org.bytedeco.pytorch.global.torch;

/**
 * Where tensors live and are computed.
 *
 * @param kind processor or graphics card
 * @param index which card, 0 for the processor
 */
public record Device(Kind kind, int index) {
    /** The kinds of device. */
    public enum Kind {
        CPU,
        CUDA
    }

    /** The processor. */
    public static final Device CPU = new Device(Kind.CPU, 0);

    /**
     * Reads {@code auto}, {@code cpu}, {@code cuda} or {@code cuda:i}; {@code auto} is the first card if there is one.
     *
     * @throws IllegalArgumentException when the text is none of these or the card is not there
     */
    public static Device parse(String text) {
        String t = text.toLowerCase(Locale.ROOT);
        if (t.equals("cpu")) {
            return CPU;
        }
        if (t.equals("auto")) {
            return cudaCount() > 0 ? new Device(Kind.CUDA, 0) : CPU;
        }
        if (!t.matches("cuda(:\\d{1,3})?")) {
            throw new IllegalArgumentException("unknown device: " + text + "; known: auto, cpu, cuda, cuda:i");
        }
        int index = t.equals("cuda") ? 0 : Integer.parseInt(t.substring("cuda:".length()));
        if (index >= cudaCount()) {
            throw new IllegalArgumentException("no such device: " + text + "; " + cudaCount() + " CUDA devices found"
                    + (Natives.isGpuBuild() ? "" : " (this build has no CUDA natives; build with -Pcuda)"));
        }
        return new Device(Kind.CUDA, index);
    }

    /** How many CUDA cards this build can use. */
    public static int cudaCount() {
        Natives.start();
        return torch.cuda_is_available() ? torch.cuda_device_count() : 0;
    }

    /** Whether this is a CUDA card. */
    public boolean isCuda() {
        return kind == Kind.CUDA;
    }

    org.bytedeco.pytorch.Device torch() {
        return new org.bytedeco.pytorch.Device(toString());
    }

    @Override
    public String toString() {
        return isCuda() ? "cuda:" + index : "cpu";
    }
}
