package org.stylegan4j.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.stylegan4j.app.console.Bar;
import org.stylegan4j.app.option.Drawing;
import org.stylegan4j.app.option.GridSize;
import org.stylegan4j.app.option.Pictures;
import org.stylegan4j.app.process.AbruptEnd;
import org.stylegan4j.latent.Network;
import org.stylegan4j.latent.recipe.Recipe;
import org.stylegan4j.latent.recipe.Seeds;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stylegan4j generate}: draws pictures of seeds. */
@Command(
        name = "generate",
        description =
                "Draws pictures from a trained network. Each PNG carries its recipe. The same command again draws what is"
                        + " not there yet.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Generate implements Callable<Integer> {
    @Mixin
    private Drawing drawing;

    @Option(
            names = "--seeds",
            defaultValue = "0-15",
            paramLabel = "LIST",
            description = "Numbers and ranges: 0-15,85,600. Default: ${DEFAULT-VALUE}.")
    private String seeds;

    @Option(names = "--grid", paramLabel = "WxH", description = "Also writes grid.png, W pictures across and H down.")
    private Optional<String> grid;

    @Option(names = "--npy", description = "Also writes each image as it leaves the network: float32 [C, H, W].")
    private boolean npy;

    @Override
    public Integer call() throws IOException {
        int count = Seeds.parse(seeds).size();
        Optional<GridSize> size = grid.map(text -> grid(text, count));
        Files.createDirectories(drawing.out());
        try (AbruptEnd end = new AbruptEnd();
                Network net = drawing.load()) {
            draw(net, drawing.recipes(net, seeds), new Pictures(net, drawing.out(), size, npy));
        }
        drawing.say(count + (count == 1 ? " picture in " : " pictures in ") + drawing.out());
        return 0;
    }

    private static GridSize grid(String text, int pictures) {
        GridSize size = GridSize.parse(text);
        if (pictures > size.places()) {
            throw new IllegalArgumentException(
                    "grid " + text + " holds " + size.places() + " pictures, not " + pictures);
        }
        return size;
    }

    private void draw(Network net, List<Recipe> all, Pictures pictures) throws IOException {
        List<Recipe> recipes = all.stream().filter(r -> !pictures.isThere(r)).toList();
        if (recipes.size() < all.size()) {
            drawing.say(all.size() - recipes.size() + " drawn before");
        }
        int batch = net.batch();
        try (Bar bar = recipes.size() > batch ? Bar.of("generate", recipes.size()) : Bar.NONE) {
            for (int start = 0; start < recipes.size(); start += batch) {
                List<Recipe> some = recipes.subList(start, Math.min(start + batch, recipes.size()));
                net.drawAll(some, batch, pictures::add);
                pictures.write();
                bar.show(start + some.size());
            }
        }
        pictures.writeGrid(all);
    }
}
