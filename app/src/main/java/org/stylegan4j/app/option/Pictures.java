package org.stylegan4j.app.option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.stylegan4j.format.NpyFile;
import org.stylegan4j.image.Background;
import org.stylegan4j.image.ImageDecoder;
import org.stylegan4j.image.ImageSize;
import org.stylegan4j.image.PixelGrid;
import org.stylegan4j.image.Pixels;
import org.stylegan4j.image.Png;
import org.stylegan4j.image.PngWriter;
import org.stylegan4j.io.WholeFile;
import org.stylegan4j.latent.Network;
import org.stylegan4j.latent.Picture;
import org.stylegan4j.latent.figure.SheetFile;
import org.stylegan4j.latent.recipe.Recipe;
import org.stylegan4j.latent.recipe.Sheet;
import org.stylegan4j.latent.recipe.Sheet.Cell;

/** The files of drawn pictures. Each is whole or not there. */
public final class Pictures {
    private final Network network;
    private final Path folder;
    private final Optional<GridSize> grid;
    private final boolean raw;
    private final List<Picture> waiting = new ArrayList<>();

    /** Writes into {@code folder}; {@code raw} asks for the numbers too. */
    public Pictures(Network network, Path folder, Optional<GridSize> grid, boolean raw) {
        this.network = network;
        this.folder = folder;
        this.grid = grid;
        this.raw = raw;
    }

    /** Takes a picture, which the next {@link #write} writes. */
    public void add(Picture picture) {
        waiting.add(picture);
    }

    /** Whether a picture's files are there already, drawn by this network and version of the program; then they stay. */
    public boolean isThere(Recipe recipe) {
        boolean numbers = !raw || Files.exists(folder.resolve(name(recipe) + ".npy"));
        return numbers && SheetFile.isThere(network, Sheet.of(1, List.of(recipe)), file(recipe));
    }

    /** Writes the images that wait. */
    public void write() throws IOException {
        for (Picture picture : waiting) {
            write(picture);
        }
        waiting.clear();
    }

    private void write(Picture picture) throws IOException {
        Recipe recipe = picture.recipe();
        Png.write(file(recipe), picture.pixels(), network.describe(recipe));
        if (raw) {
            int r = picture.resolution();
            NpyFile.write(folder.resolve(name(recipe) + ".npy"), picture.values(), picture.channels(), r, r);
        }
    }

    /** Writes {@code grid.png} if one was asked for, from the files of all pictures, one row in memory at a time. */
    public void writeGrid(List<Recipe> recipes) throws IOException {
        if (grid.isEmpty()) {
            return;
        }
        GridSize size = grid.get();
        int side = network.resolution();
        ImageSize extent = new ImageSize(size.columns() * side, size.rows() * side);
        Map<String, String> texts = network.describe(sheet(recipes, size));
        WholeFile.write(folder.resolve("grid.png"), out -> {
            try (PngWriter png = new PngWriter(out, extent, network.imageChannels(), texts)) {
                for (int row = 0; row < size.rows(); row++) {
                    png.add(band(recipes, row, size.columns()));
                }
            }
        });
    }

    private Pixels band(List<Recipe> recipes, int row, int columns) throws IOException {
        int side = network.resolution();
        int channels = network.imageChannels();
        List<Pixels> band = new ArrayList<>();
        for (int i = row * columns; i < (row + 1) * columns; i++) {
            band.add(
                    i < recipes.size()
                            ? new ImageDecoder(Background.WHITE).decode(Files.readAllBytes(file(recipes.get(i))))
                            : new Pixels(side, side, channels, new byte[side * side * channels]));
        }
        return PixelGrid.of(band, columns);
    }

    private Path file(Recipe recipe) {
        return folder.resolve(name(recipe) + ".png");
    }

    private static String name(Recipe recipe) {
        return String.format(Locale.ROOT, "seed%04d", recipe.seeds().iterator().next());
    }

    private static Sheet sheet(List<Recipe> recipes, GridSize size) {
        List<Cell> cells = new ArrayList<>();
        recipes.forEach(r -> cells.add(new Cell.Drawn(r)));
        while (cells.size() < size.places()) {
            cells.add(Cell.BLANK);
        }
        return new Sheet(size.columns(), cells);
    }
}
