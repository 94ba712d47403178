package org.stylegan4j.latent.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.stylegan4j.io.ProgressListener;
import org.stylegan4j.latent.Network;
import org.stylegan4j.latent.NoiseMaps;
import org.stylegan4j.latent.figure.SheetFile;
import org.stylegan4j.latent.recipe.PixelNoise;
import org.stylegan4j.latent.recipe.Recipe;
import org.stylegan4j.latent.recipe.Sheet;
import org.stylegan4j.latent.recipe.Style;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;
import org.stylegan4j.tensor.TensorFile;

/** The files of a projection. Each is whole or not there. */
public final class ProjectionFiles {
    private static final String KEY = "key";

    private ProjectionFiles() {}

    /** Whether all pictures were found before, with all that decides the result as it is now. */
    public static boolean areThere(Path folder, Projector.Targets targets, ProjectionStore store) throws IOException {
        for (String name : targets.names()) {
            Path w = folder.resolve(name + ".safetensors");
            if (!Files.exists(folder.resolve(name + ".png"))
                    || !Files.exists(w)
                    || !store.key().equals(TensorFile.readMetadata(w).get(KEY))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Writes {@code NAME-noise.safetensors} if noise was looked for, {@code NAME.png}, which is the picture with its recipe, and
     * {@code NAME.safetensors} with w.
     *
     * @param key of all that decided the result
     * @return the picture
     */
    public static Path write(Path folder, Network network, Projection p, String key) throws IOException {
        Files.createDirectories(folder);
        String name = p.style().name();
        Path picture = folder.resolve(name + ".png");
        try (Scope scope = Scope.noGrad()) {
            if (!p.maps().isEmpty()) {
                NoiseMaps.write(maps(folder, name), maps(p));
            }
            Recipe recipe = recipe(folder, p, p.style());
            SheetFile.write(network, Sheet.of(1, List.of(recipe)), picture, ProgressListener.NONE);
            int rows = p.style().rows();
            int columns = p.style().values().length / rows;
            Tensor w = Tensor.of(p.style().values(), 1, rows, columns);
            TensorFile.write(
                    folder.resolve(name + ".safetensors"), Map.of("w", w), Map.of("network", network.hash(), KEY, key));
        }
        return picture;
    }

    /** The frames of a film of the way; the noise is the one that was found last, and must be in its file. */
    public static List<Recipe> way(Path folder, Projection p) {
        return p.way().stream().map(w -> recipe(folder, p, w)).toList();
    }

    private static Recipe recipe(Path folder, Projection p, Style.Found w) {
        Recipe recipe = Recipe.of(w);
        String name = p.style().name();
        return p.maps().isEmpty()
                ? recipe
                : recipe.withNoise(PixelNoise.found(maps(folder, name).toString()));
    }

    private static Path maps(Path folder, String name) {
        return folder.resolve(name + "-noise.safetensors");
    }

    private static List<Tensor> maps(Projection p) {
        List<Tensor> maps = new ArrayList<>();
        for (float[] map : p.maps()) {
            long side = Math.round(Math.sqrt(map.length));
            maps.add(Tensor.of(map, side, side));
        }
        return maps;
    }
}
