package org.stylegan4j.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.stylegan4j.tensor.Engine;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The options that say how libtorch starts and computes. All commands that use it get them here, so that none forgets one. */
public final class EngineOptions {
    private static final String LIBRARIES = "--libraries";
    private static final String TF32 = "--tf32";
    private static final String THREADS = "--threads";

    private EngineOptions() {}

    /** Gives each command those that it needs. */
    public static void addTo(CommandLine all) {
        for (CommandLine command : all.getSubcommands().values()) {
            CommandSpec spec = command.getCommandSpec();
            Object made = spec.userObject();
            boolean computes = spec.findOption("--device") != null || made instanceof TrainDetector;
            if (computes) {
                spec.addOption(threads());
                spec.addOption(tf32());
            }
            if (computes || made instanceof Info || made instanceof Import || made instanceof Export) {
                spec.addOption(libraries());
            }
        }
    }

    private static OptionSpec threads() {
        return OptionSpec.builder(THREADS)
                .paramLabel("N")
                .type(Integer.class)
                .description(
                        "Threads that compute. Default: $OMP_NUM_THREADS, else the physical cores that are free to use.")
                .build();
    }

    private static OptionSpec tf32() {
        return OptionSpec.builder(TF32)
                .type(boolean.class)
                .description("Lets a card compute float32 in TF32: faster, less exact. Not kept in a run's settings.")
                .build();
    }

    private static OptionSpec libraries() {
        return OptionSpec.builder(LIBRARIES)
                .paramLabel("DIR")
                .arity("1")
                .type(List.class)
                .auxiliaryTypes(Path.class)
                .description(
                        "Where the CUDA build searches CUDA's files first, besides $STYLEGAN4J_LIBRARIES. Repeatable.")
                .build();
    }

    /**
     * Sets what the command line says, before its command starts.
     *
     * @throws ParameterException when it is impossible
     */
    public static void apply(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        List<Path> libraries = last.matchedOptionValue(LIBRARIES, List.of());
        boolean tf32 = last.hasMatchedOption(TF32);
        Optional<Integer> threads = Optional.ofNullable(last.matchedOptionValue(THREADS, (Integer) null));
        try {
            if (!libraries.isEmpty()) {
                Engine.libraries(libraries); // comes first: the others start libtorch
            }
            if (tf32) {
                Engine.tf32(true);
            }
            threads.ifPresent(Engine::threads);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(last.commandSpec().commandLine(), e.getMessage());
        }
    }
}
