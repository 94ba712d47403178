package org.stylegan4j.app.process;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the machine offers to this process.
 *
 * @param memory bytes of main memory, the container's limit if there is one
 * @param nvidiaCard whether a driver for NVIDIA cards is loaded, with or without a CUDA build of stylegan4j
 */
public record Machine(Cpu cpu, Allocator allocator, long memory, boolean nvidiaCard, Map<String, String> environment) {
    public Machine {
        environment = Map.copyOf(environment);
    }

    /** This machine, as the process sees it. */
    public static Machine detect() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        boolean nvidia =
                Files.exists(Path.of("/dev/nvidia0")) || Files.exists(Path.of("C:\\Windows\\System32\\nvcuda.dll"));
        return new Machine(Cpu.detect(), Allocator.detect(), system.getTotalMemorySize(), nvidia, System.getenv());
    }
}
