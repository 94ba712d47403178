package org.stylegan4j.metric.measure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.stylegan4j.metric.feature.FeatureNet;
import org.stylegan4j.metric.feature.Features;
import org.stylegan4j.metric.feature.Protocol;
import org.stylegan4j.metric.picture.PictureSet;

/**
 * How many pictures a metric looks at.
 *
 * @param real a random subset of that size; all if empty
 * @param fake the first ones; all if empty
 */
public record SampleSizes(OptionalInt real, OptionalInt fake) {
    /** All there are. */
    public static final SampleSizes ALL = new SampleSizes(OptionalInt.empty(), OptionalInt.empty());

    public SampleSizes {
        check(real);
        check(fake);
    }

    private static void check(OptionalInt count) {
        if (count.isPresent() && count.getAsInt() < 2) {
            throw new IllegalArgumentException("number of images must be at least 2: " + count.getAsInt());
        }
    }

    /** All real pictures and so many fake ones. */
    public static SampleSizes full(int fake) {
        return new SampleSizes(OptionalInt.empty(), OptionalInt.of(fake));
    }

    /** So many of both. */
    public static SampleSizes both(int count) {
        return new SampleSizes(OptionalInt.of(count), OptionalInt.of(count));
    }

    /** The real images that are measured. */
    public PictureSet real(Evaluated subject, MetricContext tools) {
        return real.isPresent() ? subject.real().random(real.getAsInt(), tools.seed()) : subject.real();
    }

    /** The generated images that are measured. */
    public PictureSet fake(Evaluated subject) {
        return fake.isPresent() ? subject.fake().first(fake.getAsInt()) : subject.fake();
    }

    /** What a network sees in {@link #real}. */
    public Features realFeatures(Evaluated subject, MetricContext tools, FeatureNet net) throws IOException {
        return tools.features(real(subject, tools), net, "real images");
    }

    /** What a network sees in {@link #fake}. */
    public Features fakeFeatures(Evaluated subject, MetricContext tools, FeatureNet net) throws IOException {
        return tools.features(fake(subject), net, "fake images");
    }

    /** What is said of a score in features of a network. */
    public Protocol protocol(Evaluated subject, MetricContext tools, FeatureNet net) {
        return new Protocol(
                tools.convention().toString(),
                OptionalLong.of(real(subject, tools).size()),
                OptionalLong.of(fake(subject).size()),
                net.resizer(),
                Optional.of(Protocol.Detector.of(net)),
                "float32 features, float64 sums",
                tools.seed(),
                subject.generator().map(g -> OptionalDouble.of(g.truncation())).orElseGet(OptionalDouble::empty));
    }

    /** What makes every score on these pictures doubtful. */
    public List<String> warnings(Evaluated subject, FeatureNet net) {
        List<String> warnings = new ArrayList<>(net.warning().stream().toList());
        int wanted = fake.orElse(0);
        int found = fake(subject).size();
        if (found < wanted) {
            warnings.add("only " + found + " of " + wanted + " fake images");
        }
        return warnings;
    }
}
