package org.stylegan4j.app;

import java.io.PrintWriter;
import org.stylegan4j.app.command.ArithmeticCommand;
import org.stylegan4j.app.command.AttributesCommand;
import org.stylegan4j.app.command.Edit;
import org.stylegan4j.app.command.EngineOptions;
import org.stylegan4j.app.command.Entangle;
import org.stylegan4j.app.command.Export;
import org.stylegan4j.app.command.Figures;
import org.stylegan4j.app.command.FindDirections;
import org.stylegan4j.app.command.Generate;
import org.stylegan4j.app.command.Import;
import org.stylegan4j.app.command.Info;
import org.stylegan4j.app.command.Interpolate;
import org.stylegan4j.app.command.MakeDataset;
import org.stylegan4j.app.command.Metrics;
import org.stylegan4j.app.command.Mix;
import org.stylegan4j.app.command.NoisePanels;
import org.stylegan4j.app.command.Project;
import org.stylegan4j.app.command.Train;
import org.stylegan4j.app.command.TrainDetector;
import org.stylegan4j.app.command.Truncate;
import org.stylegan4j.app.command.TurnCommand;
import org.stylegan4j.app.command.Uncurated;
import org.stylegan4j.app.command.WalkThrough;
import org.stylegan4j.app.process.ExitCode;
import org.stylegan4j.tensor.Build;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: finds the command, runs it, and turns what goes wrong into one line or a trace and an exit code. */
@Command(
        name = "stylegan4j",
        description = "Trains, explores and measures StyleGAN-family generators.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            Train.class,
            Generate.class,
            Mix.class,
            Truncate.class,
            NoisePanels.class,
            Interpolate.class,
            ArithmeticCommand.class,
            TurnCommand.class,
            Uncurated.class,
            Entangle.class,
            WalkThrough.class,
            Figures.class,
            FindDirections.class,
            AttributesCommand.class,
            Edit.class,
            Project.class,
            MakeDataset.class,
            Import.class,
            Export.class,
            Metrics.class,
            TrainDetector.class,
            Info.class
        })
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec;

    Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(run(commandLine(), args));
    }

    /** Runs one command line and returns its exit code. */
    static int run(CommandLine commandLine, String... args) {
        try {
            return commandLine.execute(args);
        } catch (Throwable e) { // errors too: threads left behind must not keep a failed process alive
            return report(e, commandLine.getErr());
        }
    }

    /** All commands, with the project's way of reporting. */
    static CommandLine commandLine() {
        CommandLine all = new CommandLine(new Main());
        EngineOptions.addTo(all);
        return all.setParameterExceptionHandler(Main::misused)
                .setExecutionStrategy(Main::executed)
                .setExecutionExceptionHandler((e, command, parsed) -> report(e, command.getErr()))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedOptionsAllowed(false);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command given");
    }

    private static int executed(ParseResult parsed) {
        EngineOptions.apply(parsed);
        return new RunLast().execute(parsed);
    }

    private static int misused(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("stylegan4j: " + e.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(e, err)) {
            err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        return ExitCode.MISTAKE;
    }

    private static int report(Throwable e, PrintWriter err) {
        return Mistake.of(e)
                .map(message -> {
                    err.println("stylegan4j: " + message);
                    return ExitCode.MISTAKE;
                })
                .orElseGet(() -> {
                    e.printStackTrace(err);
                    err.flush();
                    return ExitCode.BUG;
                });
    }

    /** What {@code --version} prints. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"stylegan4j " + Build.version()};
        }
    }
}
