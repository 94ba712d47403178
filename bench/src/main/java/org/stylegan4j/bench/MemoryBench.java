package org.stylegan4j.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.stylegan4j.data.Batch;
import org.stylegan4j.data.Labels;
import org.stylegan4j.model.Model;
import org.stylegan4j.model.Phase;
import org.stylegan4j.model.Progress;
import org.stylegan4j.model.Step;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;
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
        try (Rng rng = new Rng(0);
                Model model = shape.model(Compute.PLAIN);
                Scope scope = Scope.open()) {
            int r = shape.resolution;
            Batch real = new Batch(rng.normal(Device.CPU, shape.batch, 3, r, r), Tensor.zeros(shape.batch, 0));
            Step step = new Step(rng, Labels.NONE, (name, values) -> {}, Device.CPU);
            Progress progress = new Progress(0, 0, (long) iterations * shape.batch);
            while (!progress.done()) {
                iterate(model, real, step, progress);
                progress = progress.after(shape.batch);
                if (progress.step() % Math.max(1, iterations / READINGS) == 0) {
                    System.out.printf(
                            Locale.ROOT,
                            "{\"iteration\":%d,\"resident_mb\":%.1f,\"native_objects\":%d}%n",
                            progress.step(),
                            residentMegabytes(),
                            Tensor.liveCount());
                }
            }
        }
        return 0;
    }

    private static void iterate(Model model, Batch real, Step step, Progress progress) {
        for (Phase phase : model.phases()) {
            if (phase.due(progress.step())) {
                model.networks()
                        .values()
                        .forEach(n -> n.requireGrad(phase.trained().contains(n)));
                phase.objectives().forEach(objective -> {
                    try (Scope scope = Scope.open()) {
                        objective.loss(real, step).mul(phase.interval()).backward();
                    }
                });
                phase.optimizer().step();
                phase.trained().forEach(network -> network.clearGrads());
            }
        }
        model.average(progress, (int) real.size());
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
