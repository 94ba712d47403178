package org.stylegan4j.latent.figure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stylegan4j.image.Film;
import org.stylegan4j.image.ImageSize;
import org.stylegan4j.image.PixelGrid;
import org.stylegan4j.image.Pixels;
import org.stylegan4j.io.ProgressListener;
import org.stylegan4j.io.ResumableFile;
import org.stylegan4j.io.WholeFile;
import org.stylegan4j.latent.Network;
import org.stylegan4j.latent.recipe.Recipe;
import org.stylegan4j.latent.recipe.Sheet;

/**
 * How pictures become a film.
 *
 * @param format of the file
 * @param framesPerSecond at least 1
 * @param scale how many times larger each picture becomes
 * @param texts more for the file to carry
 */
public record FilmFile(Film.Format format, int framesPerSecond, int scale, Map<String, String> texts) {
    /**
     * Draws one frame per recipe into a file, which is whole or not there; an earlier file is replaced. The finished frames of one
     * that was interrupted are taken up. At most one batch of frames is in memory.
     */
    public void write(Network network, List<Recipe> frames, Path file, ProgressListener listener) throws IOException {
        int side = network.resolution();
        int channels = network.imageChannels();
        int shown = Math.multiplyExact(side, scale);
        Map<String, String> recipes = network.describe(Sheet.of(1, frames));
        Map<String, String> all = new LinkedHashMap<>(recipes);
        all.putAll(texts);
        Film.Plan plan = new Film.Plan(new ImageSize(shown, shown), channels, frames.size(), framesPerSecond, all);
        try (ResumableFile draft = ResumableFile.open(file, recipes.toString(), side * side * channels)) {
            draw(network, frames, draft, listener);
            WholeFile.write(file, out -> {
                try (Film film = format.open(out, plan)) {
                    for (int i = 0; i < frames.size(); i++) {
                        film.add(PixelGrid.enlarged(new Pixels(side, side, channels, draft.read(i)), scale));
                    }
                }
            });
            draft.delete();
        }
    }

    private static void draw(Network network, List<Recipe> frames, ResumableFile draft, ProgressListener listener)
            throws IOException {
        int batch = network.batch();
        while (draft.parts() < frames.size()) {
            int next = draft.parts();
            List<Pixels> drawn = new ArrayList<>();
            network.drawAll(
                    frames.subList(next, Math.min(next + batch, frames.size())), batch, p -> drawn.add(p.pixels()));
            for (Pixels p : drawn) {
                draft.add(p.data());
            }
            listener.progress(draft.parts(), frames.size());
        }
    }
}
