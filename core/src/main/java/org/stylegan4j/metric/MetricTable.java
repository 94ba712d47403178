package org.stylegan4j.metric;

import static org.stylegan4j.metric.measure.Needs.ATTRIBUTES;
import static org.stylegan4j.metric.measure.Needs.CLASSES;
import static org.stylegan4j.metric.measure.Needs.FEATURES;
import static org.stylegan4j.metric.measure.Needs.LPIPS;
import static org.stylegan4j.metric.measure.Needs.NEIGHBOURS;
import static org.stylegan4j.metric.measure.Needs.NOTHING;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.stylegan4j.metric.measure.Metric;
import org.stylegan4j.metric.measure.Needs;
import org.stylegan4j.metric.measure.SampleSizes;
import org.stylegan4j.metric.score.DensityCoverage;
import org.stylegan4j.metric.score.Fid;
import org.stylegan4j.metric.score.InceptionScore;
import org.stylegan4j.metric.score.Kid;
import org.stylegan4j.metric.score.LinearSeparability;
import org.stylegan4j.metric.score.MsSsim;
import org.stylegan4j.metric.score.PathKind;
import org.stylegan4j.metric.score.PathKind.Space;
import org.stylegan4j.metric.score.PerceptualPathLength;
import org.stylegan4j.metric.score.PrecisionRecall;
import org.stylegan4j.metric.score.SlicedWasserstein;

/** All metrics by name: one table for networks, one for two sets of pictures. */
public final class MetricTable {
    private static final int FID_SAMPLES = 50_000;
    /** Of the reference; neighbours among more take too long. */
    private static final int MOST_NEIGHBOURS = 200_000;

    private static final int IS_SPLITS = 10;
    private static final int PPL_SAMPLES = 50_000;
    private static final int LS_SAMPLES = 200_000;
    private static final int PR_NEIGHBOUR = 3;
    private static final int DC_NEIGHBOUR = 5;

    /**
     * A row of the table.
     *
     * @param measures what, in a few words
     * @param needs which detector
     * @param lowerIsBetter for its first value
     * @param make the metric; the argument, if present, is the number of samples in place of the published one
     */
    public record Row(
            String name, String measures, Needs needs, boolean lowerIsBetter, Function<OptionalInt, Metric> make) {}

    private static final List<Row> NETWORK = List.of(
            row("fid50k_full", "distance of features to all real images", FEATURES, MetricTable::fidFull),
            row("fid50k", "the same to as many real images", FEATURES, n -> new Fid("fid50k", both(n))),
            row("kid50k_full", "kernel distance of features to all real images", FEATURES, MetricTable::kidFull),
            row("kid50k", "the same to as many real images", FEATURES, n -> new Kid("kid50k", both(n))),
            higher("is50k", "how sure and how varied", CLASSES, n -> inceptionScore("is50k", full(n))),
            higher("pr50k3_full", "precision and recall", NEIGHBOURS, n -> precisionRecall("pr50k3_full", near(n))),
            higher("pr50k3", "the same, as many real images", NEIGHBOURS, n -> precisionRecall("pr50k3", both(n))),
            higher("dc50k5_full", "density and coverage", NEIGHBOURS, n -> densityCoverage("dc50k5_full", near(n))),
            path("ppl_zfull", Space.Z, true, true),
            path("ppl_wfull", Space.W, true, true),
            path("ppl_zend", Space.Z, false, true),
            path("ppl_wend", Space.W, false, true),
            path("ppl2_wend", Space.W, false, false),
            row("swd16k", "distance of patches at each scale", NOTHING, n -> slicedWasserstein("swd16k", n)),
            row("msssim10k", "likeness of generated images", NOTHING, n -> msSsim("msssim10k", n)),
            row("ls", "how well planes part attributes", ATTRIBUTES, MetricTable::separability));

    private static final List<Row> PAIR = List.of(
            row("fid", "distance of features", FEATURES, n -> new Fid("fid", some(n))),
            row("kid", "kernel distance of features", FEATURES, n -> new Kid("kid", some(n))),
            higher("is", "how sure and how varied", CLASSES, n -> inceptionScore("is", some(n))),
            higher("pr", "precision and recall", NEIGHBOURS, n -> precisionRecall("pr", some(n))),
            higher("dc", "density and coverage", NEIGHBOURS, n -> densityCoverage("dc", some(n))),
            row("swd", "distance of patches at each scale", NOTHING, n -> slicedWasserstein("swd", n)),
            row("msssim", "likeness within each set", NOTHING, n -> msSsim("msssim", n)));

    private MetricTable() {}

    private static Row row(String name, String measures, Needs needs, Function<OptionalInt, Metric> make) {
        return new Row(name, measures, needs, true, make);
    }

    private static Row higher(String name, String measures, Needs needs, Function<OptionalInt, Metric> make) {
        return new Row(name, measures, needs, false, make);
    }

    private static Metric fidFull(OptionalInt samples) {
        return new Fid("fid50k_full", full(samples));
    }

    private static Metric kidFull(OptionalInt samples) {
        return new Kid("kid50k_full", full(samples));
    }

    private static Metric inceptionScore(String name, SampleSizes sample) {
        return new InceptionScore(name, sample, IS_SPLITS);
    }

    private static Metric precisionRecall(String name, SampleSizes sample) {
        return new PrecisionRecall(name, sample, PR_NEIGHBOUR);
    }

    private static Metric densityCoverage(String name, SampleSizes sample) {
        return new DensityCoverage(name, sample, DC_NEIGHBOUR);
    }

    private static Row path(String name, Space space, boolean whole, boolean crop) {
        PathKind kind = new PathKind(space, whole, crop);
        String measures = "speed of change " + (whole ? "along" : "at the start of") + " paths in "
                + space.toString().toLowerCase(Locale.ROOT) + (crop ? ", of the face" : ", of the whole image");
        return row(name, measures, LPIPS, n -> pathLength(name, kind, n));
    }

    private static Metric pathLength(String name, PathKind kind, OptionalInt samples) {
        return new PerceptualPathLength(name, kind, samples.orElse(PPL_SAMPLES));
    }

    private static Metric separability(OptionalInt samples) {
        return new LinearSeparability("ls", samples.orElse(LS_SAMPLES));
    }

    private static Metric slicedWasserstein(String name, OptionalInt samples) {
        return new SlicedWasserstein(name, samples.isPresent() ? both(samples) : SlicedWasserstein.PUBLISHED);
    }

    private static Metric msSsim(String name, OptionalInt samples) {
        return new MsSsim(name, samples.isPresent() ? both(samples) : MsSsim.PUBLISHED);
    }

    private static SampleSizes full(OptionalInt samples) {
        return SampleSizes.full(samples.orElse(FID_SAMPLES));
    }

    private static SampleSizes both(OptionalInt samples) {
        return SampleSizes.both(samples.orElse(FID_SAMPLES));
    }

    private static SampleSizes near(OptionalInt samples) {
        return new SampleSizes(OptionalInt.of(MOST_NEIGHBOURS), OptionalInt.of(samples.orElse(FID_SAMPLES)));
    }

    private static SampleSizes some(OptionalInt samples) {
        return samples.isPresent() ? SampleSizes.both(samples.getAsInt()) : SampleSizes.ALL;
    }

    /** How many fakes the metrics of a network may ask for. */
    public static int fakes(OptionalInt samples) {
        return samples.orElse(FID_SAMPLES);
    }

    /** The metrics of a network. */
    public static List<Row> ofNetworks() {
        return NETWORK;
    }

    /** The metrics of two sets of pictures. */
    public static List<Row> ofPairs() {
        return PAIR;
    }

    /**
     * The rows that a list with commas names, each once, in its order.
     *
     * @throws IllegalArgumentException listing the known names when one is not among them
     */
    public static List<Row> choose(List<Row> table, String names) {
        List<Row> chosen = new ArrayList<>();
        for (String name : new LinkedHashSet<>(List.of(names.strip().split("\\s*,\\s*")))) {
            chosen.add(table.stream()
                    .filter(r -> r.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> unknown(table, name)));
        }
        return chosen;
    }

    private static IllegalArgumentException unknown(List<Row> table, String name) {
        String known = table.stream().map(Row::name).collect(Collectors.joining(", "));
        return new IllegalArgumentException("unknown metric '" + name + "'; known: " + known);
    }
}
