package org.stylegan4j.latent;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.stylegan4j.latent.recipe.Recipe;

/** The example of the README, which quotes the body of {@link #draw}. */
final class ReadmeExample {
    private ReadmeExample() {}

    static void draw(String... args) throws IOException {
        try (Network network = Network.load(Path.of(args[0]))) { // a network file, or the folder of a training
            BufferedImage image = network.draw(Recipe.seed(85).truncated(0.7));
            ImageIO.write(image, "png", new File(args[1]));
        }
    }
}
