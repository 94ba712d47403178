package org.stylegan4j.app;

import java.util.Optional;
import org.stylegan4j.tensor.Engine;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The option that says how many threads compute. All commands that compute get it here, so that none forgets it. */
final class ComputeThreads {
    private static final String NAME = "--threads";

    private ComputeThreads() {}

    /** Gives the option to each command that computes. */
    static void addTo(CommandLine all) {
        for (CommandLine command : all.getSubcommands().values()) {
            CommandSpec spec = command.getCommandSpec();
            if (spec.findOption("--device") != null || spec.userObject() instanceof TrainDetector) {
                spec.addOption(OptionSpec.builder(NAME)
                        .paramLabel("N")
                        .type(Integer.class)
                        .description(
                                "Threads that compute. Default: $OMP_NUM_THREADS, else the physical cores that are free to use.")
                        .build());
            }
        }
    }

    /**
     * Sets what the command line says, before its command starts.
     *
     * @throws ParameterException when it is impossible
     */
    static void apply(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        Optional<Integer> wanted = Optional.ofNullable(last.matchedOptionValue(NAME, (Integer) null));
        try {
            wanted.ifPresent(Engine::threads);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(last.commandSpec().commandLine(), e.getMessage());
        }
    }
}
