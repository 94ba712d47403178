package org.stylegan4j.latent.figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.stylegan4j.image.ImageSize;
import org.stylegan4j.image.Pixels;
import org.stylegan4j.image.Png;
import org.stylegan4j.image.PngWriter;
import org.stylegan4j.io.ProgressListener;
import org.stylegan4j.io.ResumableFile;
import org.stylegan4j.io.WholeFile;
import org.stylegan4j.latent.Network;
import org.stylegan4j.latent.recipe.PixelNoise;
import org.stylegan4j.latent.recipe.Recipe;
import org.stylegan4j.latent.recipe.RecipeJson;
import org.stylegan4j.latent.recipe.Sheet;
import org.stylegan4j.latent.recipe.Sheet.Cell;
import org.stylegan4j.latent.recipe.SheetTexts;

/** Figures as PNG files that carry their recipe. At most one row of pictures is in memory. */
public final class SheetFile {
    /** Some programs open no wider pictures. */
    private static final int WIDEST = 1 << 16;

    private SheetFile() {}

    /**
     * Draws a figure into a file, which is whole or not there; an earlier file is replaced. The finished rows of one that was
     * interrupted are taken up.
     *
     * @throws IllegalArgumentException when it would be more than 65,536 pixels wide, or the network cannot draw one of its recipes
     */
    public static void write(Network network, Sheet sheet, Path file, ProgressListener listener) throws IOException {
        ImageSize size = size(network, sheet);
        int channels = network.imageChannels();
        Map<String, String> texts = texts(network, sheet, file);
        int rowBytes = size.width() * network.resolution() * channels;
        try (ResumableFile draft = ResumableFile.open(file, texts.toString(), rowBytes)) {
            for (int row = draft.parts(); row < sheet.rows(); row++) {
                draft.add(band(network, sheet.row(row)).data());
                listener.progress((row + 1) * sheet.columns(), sheet.cells().size());
            }
            WholeFile.write(file, out -> {
                try (PngWriter png = new PngWriter(out, size, channels, texts)) {
                    for (int row = 0; row < sheet.rows(); row++) {
                        png.add(new Pixels(size.width(), network.resolution(), channels, draft.read(row)));
                    }
                }
            });
            draft.delete();
        }
    }

    private static ImageSize size(Network network, Sheet sheet) {
        long width = (long) sheet.columns() * network.resolution();
        long height = (long) sheet.rows() * network.resolution();
        if (width > WIDEST || height > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("figure would be " + width + "x" + height + " pixels; at most " + WIDEST
                    + " wide: take fewer columns");
        }
        return new ImageSize((int) width, (int) height);
    }

    private static Map<String, String> texts(Network network, Sheet sheet, Path file) {
        return network.describe(movedNoise(sheet, maps -> relative(maps, file)));
    }

    /** Whether a file holds this figure already, drawn by this network and version of the program. */
    public static boolean isThere(Network network, Sheet sheet, Path file) {
        try {
            return Files.exists(file) && Png.text(file).equals(texts(network, sheet, file));
        } catch (IOException e) {
            return false; // something else is there, which will be replaced
        }
    }

    private static Pixels band(Network network, List<Cell> row) {
        int side = network.resolution();
        int c = network.imageChannels();
        byte[] band = new byte[row.size() * side * side * c];
        List<Recipe> recipes = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            if (row.get(i) instanceof Cell.Drawn d) {
                recipes.add(d.recipe());
                places.add(i);
            } else if (row.get(i) instanceof Cell.Deviation d) {
                paste(NoiseDeviation.picture(network, d), i, row.size(), band);
            }
        }
        int[] next = {0};
        network.drawAll(recipes, network.batch(), p -> paste(p.pixels(), places.get(next[0]++), row.size(), band));
        return new Pixels(row.size() * side, side, c, band);
    }

    private static void paste(Pixels p, int place, int places, byte[] band) {
        int stride = p.width() * p.channels();
        for (int y = 0; y < p.height(); y++) {
            System.arraycopy(p.data(), y * stride, band, (y * places + place) * stride, stride);
        }
    }

    /**
     * The recipe in a PNG file that this program wrote.
     *
     * @throws IOException with one line when there is none, or it is damaged
     */
    public static Sheet read(Path png) throws IOException {
        Map<String, String> texts = Png.text(png);
        String recipe = Optional.ofNullable(texts.get(SheetTexts.RECIPE))
                .orElseThrow(() -> new IOException("no recipe in PNG file: " + png));
        try {
            return movedNoise(RecipeJson.read(recipe), maps -> resolved(maps, png));
        } catch (IllegalArgumentException e) {
            throw new IOException("damaged recipe in PNG file: " + png + ": " + e.getMessage(), e);
        }
    }

    /**
     * The SHA-256 of the network that a PNG file was drawn by.
     *
     * @throws IOException with one line when it does not say
     */
    public static String networkHash(Path png) throws IOException {
        return Optional.ofNullable(Png.text(png).get("Network"))
                .orElseThrow(() -> new IOException("no recipe in PNG file: " + png));
    }

    /** Noise maps beside the picture are named as seen from there, so that both can be moved together. */
    private static String relative(String maps, Path png) {
        Path file = Path.of(maps).toAbsolutePath();
        Path folder = png.toAbsolutePath().getParent();
        return file.startsWith(folder) ? folder.relativize(file).toString() : maps;
    }

    private static String resolved(String maps, Path png) {
        Path beside = png.resolveSibling(maps);
        return Files.exists(beside) ? beside.toString() : maps;
    }

    private static Sheet movedNoise(Sheet sheet, UnaryOperator<String> move) {
        List<Cell> cells = new ArrayList<>();
        for (Cell cell : sheet.cells()) {
            if (cell instanceof Cell.Drawn d && d.recipe().noise().maps().isPresent()) {
                PixelNoise n = d.recipe().noise();
                Optional<String> maps = n.maps().map(move);
                cells.add(new Cell.Drawn(
                        d.recipe().withNoise(new PixelNoise(n.mode(), n.seed(), n.from(), n.to(), maps))));
            } else {
                cells.add(cell);
            }
        }
        return new Sheet(sheet.columns(), cells);
    }
}
