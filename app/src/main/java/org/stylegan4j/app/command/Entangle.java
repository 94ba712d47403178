package org.stylegan4j.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.stylegan4j.image.Png;
import org.stylegan4j.latent.figure.Entanglement;
import org.stylegan4j.tensor.Build;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stylegan4j entangle}: Z against W on a toy distribution. */
@Command(
        name = "entangle",
        description =
                "Draws why a mapping network helps: two features with a missing corner, Z that must bend to fill them,"
                        + " and W that need not. Needs no network.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Entangle implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--side",
            defaultValue = "256",
            paramLabel = "PIXELS",
            description = "Of each of three panels. Default: ${DEFAULT-VALUE}.")
    private int side;

    @Option(
            names = "--missing",
            defaultValue = "0.5",
            paramLabel = "SHARE",
            description = "Of each axis that the missing corner takes. Default: ${DEFAULT-VALUE}.")
    private double missing;

    @Option(
            names = {"--out", "--outdir"},
            defaultValue = "out",
            paramLabel = "DIR",
            description = "Where entangle.png goes. Default: ${DEFAULT-VALUE}.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        Path file = out.resolve("entangle.png");
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("Software", "stylegan4j " + Build.version());
        texts.put("Figure", "entangle --side " + side + " --missing " + missing);
        Png.write(file, new Entanglement(side, missing).draw(), texts);
        PrintWriter words = spec.commandLine().getOut();
        words.println(file + ": features, Z, W");
        words.flush();
        return 0;
    }
}
