package org.stylegan4j.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.stylegan4j.app.console.Bar;
import org.stylegan4j.app.option.DistanceOptions;
import org.stylegan4j.app.option.FilmOptions;
import org.stylegan4j.app.option.Hardware;
import org.stylegan4j.app.process.AbruptEnd;
import org.stylegan4j.image.Pixels;
import org.stylegan4j.image.Png;
import org.stylegan4j.latent.Network;
import org.stylegan4j.latent.project.PerceptualDistance;
import org.stylegan4j.latent.project.Projection;
import org.stylegan4j.latent.project.ProjectionFiles;
import org.stylegan4j.latent.project.ProjectionSettings;
import org.stylegan4j.latent.project.ProjectionStore;
import org.stylegan4j.latent.project.Projector;
import org.stylegan4j.latent.project.TargetFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stylegan4j project}: finds pictures in a network. */
@Command(
        name = "project",
        description = "Finds the w, and the noise, whose picture looks most like each image. Writes NAME.png with its"
                + " recipe, which edit --from takes up, NAME-target.png, NAME.safetensors (w),"
                + " NAME-noise.safetensors and with --film the way there. The same command again goes on where it was"
                + " interrupted.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Project implements Callable<Integer> {
    /** More pictures at once only cost memory. */
    private static final int LARGEST_GROUP = 8;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "IMAGE", description = "Any size; the largest centred square counts.")
    private List<Path> images;

    @Option(
            names = "--network",
            required = true,
            paramLabel = "FILE|RUN",
            description = "A network file, or the folder of a training, whose newest one is taken.")
    private Path network;

    @Option(names = "--class", paramLabel = "CLASS", description = "For conditional networks: what the images show.")
    private Optional<String> label;

    @Option(
            names = {"--steps", "--num-steps"},
            defaultValue = "1000",
            paramLabel = "N",
            description = "Of the optimizer. Default: ${DEFAULT-VALUE}.")
    private int steps;

    @Option(names = "--w-plus", description = "Finds one w per layer: nearer to the image, harder to edit.")
    private boolean separateLayers;

    @Option(names = "--fixed-noise", description = "Leaves the noise as it is stored with the weights.")
    private boolean fixedNoise;

    @Option(
            names = "--until",
            defaultValue = "0",
            paramLabel = "DISTANCE",
            description = "Ends as soon as every distance is below. Default: never.")
    private double until;

    @Option(
            names = "--seed",
            defaultValue = "303",
            paramLabel = "SEED",
            description = "Of the noise added to w. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Mixin
    private DistanceOptions distance;

    @Option(names = "--film", description = "Also writes a film of the way.")
    private boolean filmed;

    @Mixin
    private FilmOptions film;

    @Option(
            names = {"--out", "--outdir"},
            defaultValue = "out",
            paramLabel = "DIR",
            description = "Where the files go. Default: ${DEFAULT-VALUE}.")
    private Path out;

    @Mixin
    private Hardware hardware;

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(out);
        try (AbruptEnd end = new AbruptEnd();
                Network net = Network.load(network, hardware.drawing());
                DistanceOptions.Distance by = distance.open(net.device())) {
            say("distance: " + by.perception().name());
            by.detectors().warnings().forEach(this::warn);
            project(net, by.perception());
        }
        return 0;
    }

    private void project(Network net, PerceptualDistance perception) throws IOException {
        ProjectionSettings official = ProjectionSettings.OFFICIAL;
        ProjectionSettings settings = new ProjectionSettings(
                steps,
                separateLayers,
                !fixedNoise,
                official.learningRate(),
                official.wNoise(),
                official.noiseWeight(),
                until,
                seed);
        Projector projector = new Projector(net, perception, settings);
        int group = Math.min(net.batch(), LARGEST_GROUP);
        checkNames();
        for (int start = 0; start < images.size(); start += group) {
            project(net, projector, targets(net, images.subList(start, Math.min(start + group, images.size()))));
        }
    }

    private void project(Network net, Projector projector, Projector.Targets targets) throws IOException {
        ProjectionStore store = projector.store(out, targets);
        if (ProjectionFiles.areThere(out, targets, store)) {
            say("found before: " + String.join(", ", targets.names()));
            return;
        }
        List<Projection> found;
        try (Bar bar = Bar.of("project", steps)) {
            found = projector.project(
                    targets,
                    store,
                    (step, all, distances) ->
                            bar.show(step, String.format(Locale.ROOT, "distance %.4f", distances[0])));
        }
        for (int i = 0; i < found.size(); i++) {
            Png.write(
                    out.resolve(targets.names().get(i) + "-target.png"),
                    targets.pictures().get(i),
                    Map.of());
            write(net, found.get(i), store.key());
        }
        store.clear();
    }

    private void write(Network net, Projection p, String key) throws IOException {
        Path picture = ProjectionFiles.write(out, net, p, key);
        say(String.format(Locale.ROOT, "%s: distance %.4f", picture, p.distance()));
        if (filmed) {
            say(film.write(net, ProjectionFiles.way(out, p), out, p.style().name() + "-film") + ": the way there");
        }
    }

    private static String name(Path image) {
        return image.getFileName().toString().replaceFirst("\\.[^.]+$", "");
    }

    private void checkNames() {
        Set<String> names = new HashSet<>();
        for (Path image : images) {
            if (!names.add(name(image))) {
                throw new IllegalArgumentException("two images of one name: " + name(image));
            }
        }
    }

    private Projector.Targets targets(Network net, List<Path> group) throws IOException {
        List<Pixels> pictures = new ArrayList<>();
        for (Path image : group) {
            pictures.add(TargetFiles.read(image, net.resolution(), net.imageChannels()));
        }
        return new Projector.Targets(group.stream().map(Project::name).toList(), pictures, label);
    }

    private void warn(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("stylegan4j: warning: " + line);
        err.flush();
    }

    private void say(String line) {
        PrintWriter words = spec.commandLine().getOut();
        words.println(line);
        words.flush();
    }
}
