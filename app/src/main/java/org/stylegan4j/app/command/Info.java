package org.stylegan4j.app.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.stylegan4j.app.process.Advice;
import org.stylegan4j.app.process.Machine;
import org.stylegan4j.tensor.Build;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Engine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code stylegan4j info}: what this machine and this build offer, and what is missing. */
@Command(
        name = "info",
        description = "Prints versions, threads, device, processor and memory, and says what is missing.",
        mixinStandardHelpOptions = true)
public final class Info implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Machine machine = Machine.detect();
        program(out);
        Engine.Info engine = Engine.info(); // the natives start here: what is printed before helps when they do not
        engine(out, engine);
        machine(out, machine, engine);
        missing(out, Advice.of(machine, engine));
        return 0;
    }

    private static void program(PrintWriter out) {
        row(out, "stylegan4j", Build.version());
        row(out, "Java", Runtime.version() + " (" + System.getProperty("java.vendor") + ")");
        row(out, "System", property("os.name") + " " + property("os.version") + ", " + property("os.arch"));
        out.flush();
    }

    private static void engine(PrintWriter out, Engine.Info engine) {
        String build = engine.cudaBuild() ? "CUDA build" : "CPU build";
        row(out, "libtorch", engine.version() + " for " + engine.platform() + ", " + build);
        row(out, "Device", Device.parse("auto") + (engine.cudaDevices() > 1 ? " of " + engine.cudaDevices() : ""));
        row(out, "Threads", Engine.threads() + " of " + Runtime.getRuntime().availableProcessors() + " processors");
    }

    private static void machine(PrintWriter out, Machine machine, Engine.Info engine) {
        String name = machine.cpu().name();
        row(out, "Processor", (name.isEmpty() ? "" : name + "; ") + "libtorch uses " + engine.cpuCapability());
        row(out, "Precision", machine.cpu().bf16());
        row(out, "Kernels", kernels(engine));
        row(out, "Allocator", machine.allocator().toString());
        String heap = gibibytes(Runtime.getRuntime().maxMemory());
        row(out, "Memory", gibibytes(machine.memory()) + ", of which up to " + heap + " for Java");
    }

    static String kernels(Engine.Info engine) {
        if (engine.oneDnnIsWrong()) {
            return "without oneDNN, which computes wrongly on this processor; bf16 would be slow";
        }
        String which = engine.hasOneDnn() ? "oneDNN" : "without oneDNN";
        return which
                + engine.oneDnnFaults()
                        .map(f -> ", with detours around what it computes wrongly: " + f)
                        .orElse("");
    }

    private static void missing(PrintWriter out, List<String> advice) {
        out.println();
        out.println(advice.isEmpty() ? "Nothing is missing." : "For full speed:");
        advice.forEach(line -> out.println("- " + line));
        out.flush();
    }

    private static void row(PrintWriter out, String name, String value) {
        out.printf("%-11s %s%n", name, value);
    }

    private static String property(String name) {
        return System.getProperty(name);
    }

    private static String gibibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
    }
}
