package org.stylegan4j.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Engine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints how fast a training is alone and beside programs that each keep one processor busy, or beside other trainings. */
@Command(name = "crowd", description = "Times training beside 0, 1 and 2 busy programs.")
final class CrowdBench implements Callable<Integer> {
    private static final int WARM_UP = 3;
    private static final int MOST = 2;

    @Mixin
    private Shape shape;

    @Option(names = "--seconds", defaultValue = "20", description = "Seconds of each measurement.")
    private int seconds;

    @Option(names = "--threads", description = "Threads of each operation. Default: as everywhere.")
    private Optional<Integer> threads;

    @Option(names = "--precision", defaultValue = "FP32", description = "FP32 or BF16.")
    private DType precision;

    @Option(names = "--trainings", description = "Beside another such training instead.")
    private boolean trainings;

    @Option(names = "--forever", hidden = true, description = "Trains until the input ends: the other training.")
    private boolean forever;

    /** A competitor: one thread that never waits, until its input ends, as it does when its parent does. */
    static final class Busy {
        private static volatile double sink;

        private Busy() {}

        public static void main(String[] args) {
            Thread work = new Thread(() -> {
                for (double x = 1; ; x += Math.sqrt(x)) {
                    sink = x;
                }
            });
            work.setDaemon(true);
            work.start();
            awaitEndOfInput();
        }
    }

    private static void awaitEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                continue;
            }
        } catch (IOException e) {
            return; // the parent is gone
        }
    }

    @Override
    public Integer call() throws Exception {
        threads.ifPresent(Engine::threads);
        try (Training training = new Training(shape, new Compute(Device.CPU, precision, true))) {
            if (forever) {
                trainForever(training);
                return 0;
            }
            for (int i = 0; i < WARM_UP; i++) {
                training.iterate();
            }
            measure(training);
        }
        return 0;
    }

    private static void trainForever(Training training) {
        Thread end = new Thread(() -> {
            awaitEndOfInput();
            Runtime.getRuntime().halt(0);
        });
        end.setDaemon(true);
        end.start();
        while (true) {
            training.iterate();
        }
    }

    private void measure(Training training) throws IOException, InterruptedException {
        double alone = 0;
        for (int competitors = 0; competitors <= (trainings ? 1 : MOST); competitors++) {
            List<Process> others = new ArrayList<>();
            try {
                for (int i = 0; i < competitors; i++) {
                    others.add(competitor());
                }
                Thread.sleep(trainings && competitors > 0 ? seconds * 500L : 500L); // they are under way
                double rate = rate(training);
                alone = competitors == 0 ? rate : alone;
                print(competitors, rate, alone);
            } finally {
                others.forEach(Process::destroyForcibly);
            }
        }
    }

    private void print(int competitors, double rate, double alone) {
        System.out.printf(
                Locale.ROOT,
                "{\"%s\":%d,\"images_per_s\":%.1f,\"share_of_alone\":%.2f,\"threads\":%d}%n",
                trainings ? "other_trainings" : "busy_programs",
                competitors,
                rate,
                rate / alone,
                Engine.threads());
    }

    /** Images a second. */
    private double rate(Training training) {
        long start = System.nanoTime();
        long before = training.iterations();
        double passed = 0;
        while (passed < seconds) {
            training.iterate();
            passed = (System.nanoTime() - start) * 1e-9;
        }
        return (training.iterations() - before) * training.batch() / passed;
    }

    private Process competitor() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC", "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        if (trainings) {
            command.addAll(List.of(Main.class.getName(), "crowd", "--forever", "--precision", precision.name()));
            command.addAll(shape.options());
            command.addAll(List.of("--threads", String.valueOf(Engine.threads())));
        } else {
            command.add(Busy.class.getName());
        }
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
