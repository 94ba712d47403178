package org.stylegan4j.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code stylegan4j figures}: pictures that show what a training or a network does. */
@Command(
        name = "figures",
        description = "Draws figures of trainings and networks.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "FIGURE",
        subcommands = {FigureOfGrowth.class})
public final class Figures implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no figure given");
    }
}
