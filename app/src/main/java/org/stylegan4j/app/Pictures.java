package org.stylegan4j.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.stylegan4j.data.PixelGrid;
import org.stylegan4j.data.Pixels;
import org.stylegan4j.data.Png;
import org.stylegan4j.format.NpyFile;
import org.stylegan4j.latent.Network;
import org.stylegan4j.latent.Picture;
import org.stylegan4j.latent.Recipe;
import org.stylegan4j.latent.Sheet;
import org.stylegan4j.latent.Sheet.Cell;

/** The files of drawn pictures. Each is whole or not there. */
final class Pictures {
    private final Network network;
    private final Path folder;
    private final Optional<GridSize> grid;
    private final boolean raw;
    private final List<Picture> waiting = new ArrayList<>();
    private final List<Pixels> inGrid = new ArrayList<>();
    private final List<Recipe> recipes = new ArrayList<>();

    /** Writes into {@code folder}; {@code raw} asks for the numbers too. */
    Pictures(Network network, Path folder, Optional<GridSize> grid, boolean raw) {
        this.network = network;
        this.folder = folder;
        this.grid = grid;
        this.raw = raw;
    }

    /** Takes a picture, which the next {@link #write} writes. */
    void add(Picture picture) {
        waiting.add(picture);
    }

    void write() throws IOException {
        for (Picture picture : waiting) {
            write(picture);
        }
        waiting.clear();
    }

    private void write(Picture picture) throws IOException {
        long seed = picture.recipe().seeds().iterator().next();
        String name = String.format(Locale.ROOT, "seed%04d", seed);
        Pixels pixels = picture.pixels();
        Png.write(folder.resolve(name + ".png"), pixels, network.describe(picture.recipe()));
        if (raw) {
            int r = picture.resolution();
            NpyFile.write(folder.resolve(name + ".npy"), picture.values(), picture.channels(), r, r);
        }
        if (grid.isPresent()) {
            inGrid.add(pixels);
            recipes.add(picture.recipe());
        }
    }

    /** Writes {@code grid.png} if one was asked for. */
    void writeGrid() throws IOException {
        if (grid.isPresent()) {
            GridSize size = grid.get();
            Map<String, String> texts = network.describe(sheet(size));
            Pixels first = inGrid.get(0);
            byte[] black = new byte[first.data().length];
            while (inGrid.size() < size.places()) {
                inGrid.add(new Pixels(first.width(), first.height(), first.channels(), black));
            }
            Png.write(folder.resolve("grid.png"), PixelGrid.of(inGrid, size.columns()), texts);
        }
    }

    private Sheet sheet(GridSize size) {
        List<Cell> cells = new ArrayList<>();
        recipes.forEach(r -> cells.add(new Cell.Drawn(r)));
        while (cells.size() < size.places()) {
            cells.add(Cell.BLANK);
        }
        return new Sheet(size.columns(), cells);
    }
}
