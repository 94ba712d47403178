package org.stylegan4j.latent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stylegan4j.data.Extent;
import org.stylegan4j.data.Film;
import org.stylegan4j.data.PixelGrid;
import org.stylegan4j.data.ProgressListener;
import org.stylegan4j.data.WholeFile;

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
     * Draws one frame per recipe into a file, which is whole or not there; an earlier file is replaced. At most one batch of
     * frames is in memory.
     */
    public void write(Network network, List<Recipe> frames, Path file, ProgressListener listener) throws IOException {
        int side = Math.multiplyExact(network.resolution(), scale);
        Map<String, String> all = new LinkedHashMap<>(network.describe(Sheet.of(1, frames)));
        all.putAll(texts);
        Film.Plan plan =
                new Film.Plan(new Extent(side, side), network.imageChannels(), frames.size(), framesPerSecond, all);
        WholeFile.write(file, out -> {
            try (Film film = format.open(out, plan)) {
                int[] done = {0};
                network.drawAll(frames, network.batch(), p -> {
                    add(film, p);
                    listener.progress(++done[0], frames.size());
                });
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        });
    }

    private void add(Film film, Picture picture) {
        try {
            film.add(PixelGrid.enlarged(picture.pixels(), scale));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
