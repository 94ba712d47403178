package org.stylegan4j.app.option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.stylegan4j.app.console.Counter;
import org.stylegan4j.image.Apng;
import org.stylegan4j.image.Film;
import org.stylegan4j.image.Gif;
import org.stylegan4j.latent.Network;
import org.stylegan4j.latent.figure.FilmFile;
import org.stylegan4j.latent.recipe.Recipe;
import picocli.CommandLine.Option;

/** The options of commands that write films. */
public final class FilmOptions {
    /** Small pictures are shown larger, up to about this side. */
    private static final int COMFORTABLE = 256;

    /** Kinds of film. */
    enum Kind {
        GIF("gif"),
        APNG("png"),
        MP4("mp4");

        private final String ending;

        Kind(String ending) {
            this.ending = ending;
        }

        private Film.Format format() {
            return switch (this) {
                case GIF -> Gif::new;
                case APNG -> Apng::new;
                case MP4 -> Mp4::new;
            };
        }
    }

    @Option(
            names = "--format",
            defaultValue = "gif",
            paramLabel = "FORMAT",
            description = "gif (256 colours a frame), apng (exact) or mp4. Default: ${DEFAULT-VALUE}.")
    private Kind kind;

    @Option(
            names = "--fps",
            defaultValue = "25",
            paramLabel = "N",
            description = "Frames per second. Default: ${DEFAULT-VALUE}.")
    private int framesPerSecond;

    @Option(
            names = "--scale",
            defaultValue = "0",
            paramLabel = "N",
            description = "How many times larger each picture is shown. Default: so that it has about 256 pixels.")
    private int scale;

    /** Writes {@code NAME.gif}, or what the options say, into a folder; returns the file. */
    public Path write(Network net, List<Recipe> frames, Path folder, String name) throws IOException {
        Path file = folder.resolve(name + "." + kind.ending);
        int times = scale > 0 ? scale : Math.max(1, COMFORTABLE / net.resolution());
        Map<String, String> texts = Map.of("Frames", frames.size() + " at " + framesPerSecond + " per second");
        try (Counter counter = new Counter(name)) {
            new FilmFile(kind.format(), framesPerSecond, times, texts).write(net, frames, file, counter);
        }
        return file;
    }
}
