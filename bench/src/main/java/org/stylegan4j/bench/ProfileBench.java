package org.stylegan4j.bench;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Engine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints where the time of whole training iterations goes, by kind of operation, optimizer and averages included. */
@Command(name = "profile", description = "Splits the time of training iterations by kind of operation.")
final class ProfileBench implements Callable<Integer> {
    /** So many iterations have each phase as often as it is due. */
    private static final int CYCLE = 16;

    private static final double PERCENT = 100;
    private static final double MILLIS = 1000;

    @Mixin
    private Shape shape;

    @Option(names = "--cycles", defaultValue = "1", description = "Timed cycles of 16 iterations.")
    private int cycles;

    @Option(names = "--threads", description = "Threads of each operation. Default: as everywhere.")
    private Optional<Integer> threads;

    @Option(names = "--precision", defaultValue = "FP32", description = "FP32 or BF16.")
    private DType precision;

    @Option(names = "--contiguous", description = "Keep channels outermost in memory.")
    private boolean contiguous;

    @Option(names = "--operations", defaultValue = "0", description = "Also so many single operations.")
    private int operations;

    @Option(names = "--lines", defaultValue = "0", description = "Also so many lines of layers and steps backwards.")
    private int lines;

    /** Calls and seconds of a kind. */
    private record Part(long calls, double seconds) {
        Part plus(OperationTimer.Total t) {
            return new Part(calls + t.calls(), seconds + t.seconds());
        }
    }

    @Override
    public Integer call() throws Exception {
        threads.ifPresent(Engine::threads);
        try (Training training = new Training(shape, new Compute(Device.CPU, precision, !contiguous))) {
            run(training);
            double plain = run(training);
            OperationTimer timer = new OperationTimer();
            run(training); // the listener's own first calls
            timer.clear();
            double watched = 0;
            for (int i = 0; i < cycles; i++) {
                watched += run(training) / cycles;
            }
            print(timer.totals(), plain / CYCLE, watched / CYCLE);
            rows(timer.totals(), operations, watched / CYCLE);
            rows(timer.callers(), lines, watched / CYCLE);
        }
        return 0;
    }

    private static double run(Training training) {
        long start = System.nanoTime();
        for (int i = 0; i < CYCLE; i++) {
            training.iterate();
        }
        return (System.nanoTime() - start) * 1e-9;
    }

    private void print(List<OperationTimer.Total> totals, double plain, double watched) {
        Map<OperationKind, Part> parts = new EnumMap<>(OperationKind.class);
        for (OperationTimer.Total t : totals) {
            OperationKind kind = OperationKind.of(t.name());
            parts.put(kind, parts.getOrDefault(kind, new Part(0, 0)).plus(t));
        }
        double inside =
                totals.stream().mapToDouble(OperationTimer.Total::seconds).sum() / iterations();
        System.out.printf(
                Locale.ROOT,
                "one iteration: %.1f ms, %.1f ms while watched, %d threads%n",
                plain * MILLIS,
                watched * MILLIS,
                Engine.threads());
        for (OperationKind kind : OperationKind.values()) {
            row(kind.toString(), parts.getOrDefault(kind, new Part(0, 0)), watched);
        }
        row("Java, JNI, autograd", new Part(0, (watched - inside) * iterations()), watched);
    }

    private void rows(List<OperationTimer.Total> totals, int most, double watched) {
        totals.stream().limit(most).forEach(t -> row(t.name(), new Part(t.calls(), t.seconds()), watched));
    }

    private int iterations() {
        return CYCLE * cycles;
    }

    private void row(String name, Part part, double watched) {
        double seconds = part.seconds() / iterations();
        System.out.printf(
                Locale.ROOT,
                "%-50s %8.1f calls %9.2f ms %6.1f %%%n",
                name,
                part.calls() / (double) iterations(),
                seconds * MILLIS,
                PERCENT * seconds / watched);
    }
}
