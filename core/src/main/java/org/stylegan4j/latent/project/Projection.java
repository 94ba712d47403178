package org.stylegan4j.latent.project;

import java.util.List;
import org.stylegan4j.latent.recipe.Style;

/**
 * What was found for one picture.
 *
 * @param style the intermediate latents
 * @param distance of the last step, as its {@link PerceptualDistance} measures it
 * @param maps the noise of each layer, row-major [R, R], coarsest first; none when it was not looked for
 * @param way the intermediate latents on the way, from the first step to the last
 */
public record Projection(Style.Found style, double distance, List<float[]> maps, List<Style.Found> way) {
    public Projection {
        maps = List.copyOf(maps);
        way = List.copyOf(way);
    }
}
