package org.stylegan4j.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of the benchmarks. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        subcommands = {
            IterationBench.class,
            ProfileBench.class,
            CrowdBench.class,
            MemoryBench.class,
            MetricsBench.class,
            DecodeBench.class,
            MeritBench.class
        },
        description = "Measures stylegan4j on this machine.")
public final class Main {
    private Main() {}

    /** Runs one benchmark and prints one JSON object. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }
}
