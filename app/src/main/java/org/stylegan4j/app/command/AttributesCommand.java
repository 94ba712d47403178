package org.stylegan4j.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.stylegan4j.app.console.Bar;
import org.stylegan4j.app.console.Counter;
import org.stylegan4j.app.option.Drawing;
import org.stylegan4j.app.option.MovedPictures;
import org.stylegan4j.app.process.AbruptEnd;
import org.stylegan4j.latent.Network;
import org.stylegan4j.latent.direction.AttributeDirections;
import org.stylegan4j.latent.direction.AttributeReader;
import org.stylegan4j.latent.direction.Attributes;
import org.stylegan4j.latent.direction.Direction;
import org.stylegan4j.latent.direction.EffectTable;
import org.stylegan4j.latent.direction.Labelled;
import org.stylegan4j.latent.direction.SideEffects;
import org.stylegan4j.latent.direction.SideEffects.Effect;
import org.stylegan4j.latent.recipe.Layers;
import org.stylegan4j.latent.recipe.Recipe;
import org.stylegan4j.metric.faces.FaceTraits;
import org.stylegan4j.metric.faces.FacesFeatureNet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stylegan4j attributes}: finds directions that change a named attribute. */
@Command(
        name = "attributes",
        description = {
            "Finds directions in W that change named attributes, from seeds that somebody labelled (--labels) or that the"
                    + " detector of the built-in faces looks at (--detector faces).",
            "Writes attributes.safetensors for edit --directions, attributes.png, one row per direction, and"
                    + " attributes.csv: what else each direction changes."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class AttributesCommand implements Callable<Integer> {
    private static final int SHOWN_EFFECTS = 6;
    private static final String NAME = "attributes";
    private static final String ALL_OTHERS = "others";
    private static final String NO_OTHERS = "none";
    /** From attributes that fewer of the samples show, little is learned and less can be checked. */
    private static final double RAREST = 0.05;

    private static final String BUILT_IN = "faces";

    @Mixin
    private Drawing drawing;

    @Option(
            names = "--labels",
            paramLabel = "CSV",
            description =
                    "A header seed,smile,glasses and a line of numbers for each seed that was looked at, 20 at least.")
    private Optional<Path> labels;

    @Option(
            names = "--detector",
            paramLabel = "faces|FILE",
            description = "Has the small detector of the built-in faces, or another like it, look at the seeds.")
    private Optional<String> detector;

    @Option(
            names = "--samples",
            defaultValue = "5000",
            paramLabel = "N",
            description = "With --detector: it learns from seeds 0 to N-1. Default: ${DEFAULT-VALUE}.")
    private int samples;

    @Option(
            names = "--checked",
            defaultValue = "200",
            paramLabel = "N",
            description = "With --detector: what directions change is read off the N seeds after those. Default:"
                    + " ${DEFAULT-VALUE}.")
    private int checked;

    @Option(
            names = "--names",
            split = ",",
            paramLabel = "LIST",
            description = "Which attributes. Default: all but those that too few samples show.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--hold",
            split = ",",
            paramLabel = "LIST",
            defaultValue = ALL_OTHERS,
            description =
                    "Attributes that should stay as they are, others for all but the one that is changed, or none."
                            + " Default: ${DEFAULT-VALUE}.")
    private List<String> held;

    @Mixin
    private MovedPictures moved;

    @Override
    public Integer call() throws IOException {
        if (labels.isPresent() == detector.isPresent()) {
            throw new IllegalArgumentException("expected one of --labels and --detector");
        }
        if (samples < 1 || checked < 2) {
            throw new IllegalArgumentException(
                    "expected seeds to learn from and at least 2 to check: " + samples + ", " + checked);
        }
        try (AbruptEnd end = new AbruptEnd();
                Network net = drawing.load()) {
            net.styles();
            if (labels.isPresent()) {
                byLabels(net, Labelled.csv(labels.get(), seed -> drawing.recipe(net, seed)));
            } else {
                byDetector(net, detector.get());
            }
        }
        return 0;
    }

    private void byLabels(Network net, Labelled all) throws IOException {
        Labelled known = frequent(all);
        AttributeDirections directions = new AttributeDirections(net, known);
        Map<Direction, List<Effect>> effects = new LinkedHashMap<>();
        find(net, known, directions).forEach(d -> effects.put(d, directions.expected(d)));
        report(net, effects, "expected of a step each way");
    }

    private void byDetector(Network net, String name) throws IOException {
        try (FacesFeatureNet faces =
                name.equals(BUILT_IN) ? FacesFeatureNet.shipped() : FacesFeatureNet.read(Path.of(name))) {
            FaceTraits traits = new FaceTraits(faces, net.resolution());
            if (!net.provenance().data().equals(BUILT_IN)) {
                drawing.say("the detector knows the built-in faces only, and this network's pictures are of "
                        + net.provenance().data());
            }
            drawing.say("read by " + faces.name() + ": " + String.join(", ", traits.attributeNames()));
            drawing.say("not read well enough: " + String.join(", ", traits.unread()));
            Attributes reader = new AttributeReader(traits.attributeNames(), traits::attributes);
            Path seen = drawing.out().resolve("labels.csv");
            Labelled all = label(net, reader, faces.hash(), seen);
            drawing.say(seen + ": what was seen, for --labels");
            Labelled known = frequent(all);
            List<Direction> found = find(net, known, new AttributeDirections(net, known));
            report(net, measure(net, found, reader, known.names()), "a step each way changes seeds " + fresh());
        }
    }

    private Labelled label(Network net, Attributes reader, String hash, Path file) throws IOException {
        List<Recipe> recipes = LongStream.range(0, samples)
                .mapToObj(seed -> drawing.recipe(net, seed))
                .toList();
        try (Counter counter = new Counter("label")) {
            return Labelled.drawn(net, recipes, reader, hash, file, counter);
        }
    }

    /** The seeds that were not learned from. */
    private String fresh() {
        return samples + "-" + (samples + checked - 1);
    }

    private Map<Direction, List<Effect>> measure(
            Network net, List<Direction> found, Attributes reader, List<String> looked) {
        SideEffects pictures = new SideEffects(net, drawing.recipes(net, fresh()), reader);
        Map<Direction, List<Effect>> effects = new LinkedHashMap<>();
        try (Bar bar = Bar.of("measure", found.size())) {
            for (Direction d : found) {
                List<Effect> all = pictures.of(d, 1);
                effects.put(
                        d,
                        all.stream().filter(e -> looked.contains(e.attribute())).toList());
                bar.show(effects.size());
            }
        }
        return effects;
    }

    private List<Direction> find(Network net, Labelled known, AttributeDirections all) {
        Layers placed = moved.layers(net);
        List<String> kept = kept(known);
        List<String> wanted = names.isEmpty() ? known.names() : names;
        return wanted.stream().map(name -> all.direction(name, kept, placed)).toList();
    }

    private List<String> kept(Labelled known) {
        if (held.equals(List.of(ALL_OTHERS))) {
            return known.names();
        }
        return held.equals(List.of(NO_OTHERS)) ? List.of() : held;
    }

    /** Leaves out what too few samples show and nobody named, and says so. */
    private Labelled frequent(Labelled all) {
        Map<Boolean, List<String>> parts = all.names().stream()
                .collect(Collectors.partitioningBy(
                        n -> all.share(n) >= RAREST || names.contains(n) || held.contains(n)));
        List<String> rare = parts.get(false);
        if (!rare.isEmpty()) {
            drawing.say("left out, because too few samples show it: "
                    + rare.stream().map(n -> shown(n, all.share(n))).collect(Collectors.joining(", ")));
        }
        if (parts.get(true).isEmpty()) {
            throw new IllegalArgumentException("no attribute is shown by enough samples: take more, or name one");
        }
        return all.only(parts.get(true));
    }

    private static String shown(String name, double share) {
        return String.format(Locale.ROOT, "%s (%.1f %%)", name, 100 * share);
    }

    /** Effects are in standard deviations of each attribute, the strongest first. */
    private void report(Network net, Map<Direction, List<Effect>> effects, String what) throws IOException {
        drawing.say(what + ", in standard deviations of each attribute:");
        effects.forEach((d, of) -> drawing.say(d.name() + " (" + d.note() + "): " + shown(of)));
        EffectTable table = EffectTable.of(effects);
        drawing.say(table.leading() + " of " + effects.size() + " directions change what they are named for most");
        Path file = drawing.out().resolve(NAME + ".csv");
        table.write(file);
        drawing.say(file + ": all effects");
        moved.write(drawing, net, NAME, List.copyOf(effects.keySet()));
    }

    private static String shown(List<Effect> effects) {
        return effects.stream()
                .limit(SHOWN_EFFECTS)
                .map(e -> String.format(Locale.ROOT, "%s %+.2f", e.attribute(), e.deviations()))
                .collect(Collectors.joining(", "));
    }
}
