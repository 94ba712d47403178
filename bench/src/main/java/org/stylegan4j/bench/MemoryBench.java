package org.stylegan4j.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.tensor.Tensor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the resident memory along a training, which must stay flat. Linux only. */
@Command(name = "memory", description = "Watches resident memory over many training iterations.")
final class MemoryBench implements Callable<Integer> {
    private static final int READINGS = 20;

    @Mixin
    private Shape shape;

    @Option(names = "--iterations", defaultValue = "2000", description = "Training iterations.")
    private int iterations;

    @Override
    public Integer call() throws Exception {
        try (Training training = new Training(shape, Compute.PLAIN)) {
            while (training.iterations() < iterations) {
                training.iterate();
                if (training.iterations() % Math.max(1, iterations / READINGS) == 0) {
                    System.out.printf(
                            Locale.ROOT,
                            "{\"iteration\":%d,\"resident_mb\":%.1f,\"native_objects\":%d}%n",
                            training.iterations(),
                            residentMegabytes(),
                            Tensor.liveCount());
                }
            }
        }
        return 0;
    }

    private static double residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElseThrow(() -> new IOException("no VmRSS in /proc/self/status"))
                / 1024.0;
    }
}
