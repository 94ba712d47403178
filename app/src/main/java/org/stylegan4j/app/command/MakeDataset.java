package org.stylegan4j.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.stylegan4j.app.console.Counter;
import org.stylegan4j.data.ImageSources;
import org.stylegan4j.data.Skipped;
import org.stylegan4j.data.make.DatasetMaker;
import org.stylegan4j.data.make.MakeConfig;
import org.stylegan4j.data.source.ImageSource;
import org.stylegan4j.data.source.SourceConfig;
import org.stylegan4j.image.Background;
import org.stylegan4j.image.Crop;
import org.stylegan4j.image.Filter;
import org.stylegan4j.image.ImageSize;
import org.stylegan4j.settings.RecordJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stylegan4j dataset}: brings images into the reference's dataset format. */
@Command(
        name = "dataset",
        description = "Writes images of any kind as a dataset in the reference's format, whole or not at all.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class MakeDataset implements Callable<Integer> {
    /** So many of the images left out are named; the rest are counted. */
    private static final int NAMED = 10;

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "SOURCE",
            description = "A folder, a zip, an idx file (MNIST), CIFAR-10's batches, or faces, the built-in set.")
    private String source;

    @Parameters(
            index = "1",
            paramLabel = "DEST",
            description = "A zip if it ends in .zip, else a folder that is not there or empty.")
    private Path dest;

    @Option(
            names = "--transform",
            defaultValue = "none",
            paramLabel = "CROP",
            description =
                    "none, center-crop or center-crop-wide. Default: ${DEFAULT-VALUE}, which keeps all and squeezes.")
    private String transform;

    @Option(
            names = "--resolution",
            paramLabel = "R|WxH",
            description = "Size to resize to: 256, or 512x384 for center-crop-wide. Default: the images' own.")
    private Optional<String> resolution;

    @Option(
            names = {"--filter", "--resize-filter"},
            defaultValue = "lanczos",
            paramLabel = "FILTER",
            description = "lanczos, box, bilinear or bicubic. Default: ${DEFAULT-VALUE}.")
    private String filter;

    @Option(names = "--max-images", paramLabel = "N", description = "Only the first N images.")
    private Optional<Integer> maxImages;

    @Option(
            names = "--cond",
            description = "Labels must be there: dataset.json, folders named by class, or the set's own.")
    private boolean cond;

    @Option(
            names = "--background",
            defaultValue = "white",
            paramLabel = "COLOUR",
            description =
                    "What shows through transparent pixels: white, black, gray or #rrggbb. Default: ${DEFAULT-VALUE}.")
    private String background;

    @Option(names = "--preview", paramLabel = "PNG", description = "Also writes a grid of up to 64 of the images.")
    private Optional<Path> preview;

    @Option(names = "--workers", paramLabel = "N", description = "Decoding threads. Default: all processors.")
    private Optional<Integer> workers;

    @Override
    public Integer call() throws IOException {
        MakeConfig config = config();
        SourceConfig how = new SourceConfig(cond, Background.parse(background));
        try (ImageSource images = ImageSources.open(source, side(config), how);
                Counter counter = new Counter("dataset")) {
            report(DatasetMaker.make(images, config, counter));
        }
        return 0;
    }

    private MakeConfig config() {
        Crop crop = (Crop) RecordJson.constant("transform", transform, Crop.class);
        return new MakeConfig(
                dest,
                crop,
                (Filter) RecordJson.constant("filter", filter, Filter.class),
                resolution.map(text -> size(text, crop)),
                maxImages.map(OptionalInt::of).orElseGet(OptionalInt::empty),
                preview,
                workers.orElseGet(() -> Runtime.getRuntime().availableProcessors()));
    }

    /** Built-in images are drawn in the size that they will have. */
    private static OptionalInt side(MakeConfig config) {
        return config.size().isPresent() ? OptionalInt.of(config.size().get().width()) : OptionalInt.empty();
    }

    /** One number is a side; wide pictures then keep 4:3. */
    private static ImageSize size(String text, Crop crop) {
        if (!text.matches("\\d{1,5}(x\\d{1,5})?")) {
            throw new IllegalArgumentException("expected a resolution such as 256 or 512x384 but was " + text);
        }
        int x = text.indexOf('x');
        int width = Integer.parseInt(x < 0 ? text : text.substring(0, x));
        if (x >= 0) {
            return new ImageSize(width, Integer.parseInt(text.substring(x + 1)));
        }
        return new ImageSize(width, crop == Crop.CENTER_CROP_WIDE ? width * 3 / 4 : width);
    }

    private void report(DatasetMaker.Result result) {
        PrintWriter out = spec.commandLine().getOut();
        List<Skipped> skipped = result.skipped();
        skipped.stream().limit(NAMED).forEach(s -> out.println("left out: " + s.id() + ": " + s.reason()));
        if (skipped.size() > NAMED) {
            out.println("left out: " + (skipped.size() - NAMED) + " more");
        }
        out.println(result.images() + " images of " + result.size() + (result.channels() == 1 ? ", gray, in " : " in ")
                + dest);
        preview.ifPresent(file -> out.println("preview: " + file));
        out.flush();
    }
}
