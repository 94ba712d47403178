package org.stylegan4j.app.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.stylegan4j.app.option.Drawing;
import org.stylegan4j.app.process.AbruptEnd;
import org.stylegan4j.latent.Network;
import org.stylegan4j.latent.figure.Arithmetic;
import org.stylegan4j.latent.figure.Space;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stylegan4j arithmetic}: A - B + C. */
@Command(
        name = "arithmetic",
        description = "Draws A - B + C, each the average of at least three seeds: arithmetic.png has the answer in the"
                + " middle of eight neighbours, concepts.png the seeds of A, B and C and their averages.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ArithmeticCommand implements Callable<Integer> {
    @Mixin
    private Drawing drawing;

    @Option(names = "--a", required = true, paramLabel = "SEEDS", description = "Samples that have what is wanted.")
    private String plus;

    @Option(names = "--b", required = true, paramLabel = "SEEDS", description = "Samples like A that lack it.")
    private String minus;

    @Option(names = "--c", required = true, paramLabel = "SEEDS", description = "Samples that are to get it.")
    private String base;

    @Option(
            names = "--space",
            defaultValue = "W",
            paramLabel = "SPACE",
            description = "Z or W. Default: ${DEFAULT-VALUE}.")
    private Space space;

    @Option(
            names = "--spread",
            defaultValue = "0.25",
            paramLabel = "X",
            description = "How far each neighbour is on the way to a random picture. Default: ${DEFAULT-VALUE}.")
    private double spread;

    @Option(
            names = "--seed",
            defaultValue = "1000",
            paramLabel = "N",
            description = "The first of nine seeds of random pictures. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Override
    public Integer call() throws IOException {
        try (AbruptEnd end = new AbruptEnd();
                Network net = drawing.load()) {
            Arithmetic sum = new Arithmetic(
                    drawing.recipes(net, plus), drawing.recipes(net, minus), drawing.recipes(net, base), space);
            drawing.write(net, "concepts", sum.concepts());
            drawing.write(net, "arithmetic", sum.neighbourhood(spread, seed));
        }
        return 0;
    }
}
