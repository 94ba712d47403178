package org.stylegan4j.metric;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How many pictures a metric looks at.
 *
 * @param real a random subset of that size; all if empty
 * @param fake the first ones; all if empty
 */
public record Sample(OptionalInt real, OptionalInt fake) {
    /** All there are. */
    public static final Sample ALL = new Sample(OptionalInt.empty(), OptionalInt.empty());

    public Sample {
        check(real);
        check(fake);
    }

    private static void check(OptionalInt count) {
        if (count.isPresent() && count.getAsInt() < 2) {
            throw new IllegalArgumentException("number of images must be at least 2: " + count.getAsInt());
        }
    }

    /** All real pictures and so many fake ones. */
    public static Sample full(int fake) {
        return new Sample(OptionalInt.empty(), OptionalInt.of(fake));
    }

    /** So many of both. */
    public static Sample both(int count) {
        return new Sample(OptionalInt.of(count), OptionalInt.of(count));
    }

    PictureSet real(Subject subject, Tools tools) {
        return real.isPresent() ? subject.real().random(real.getAsInt(), tools.seed()) : subject.real();
    }

    PictureSet fake(Subject subject) {
        return fake.isPresent() ? subject.fake().first(fake.getAsInt()) : subject.fake();
    }

    Features realFeatures(Subject subject, Tools tools, FeatureNet net) throws IOException {
        return tools.features(real(subject, tools), net, "real images");
    }

    Features fakeFeatures(Subject subject, Tools tools, FeatureNet net) throws IOException {
        return tools.features(fake(subject), net, "fake images");
    }

    /** What is said of a score in features of a network. */
    Protocol protocol(Subject subject, Tools tools, FeatureNet net) {
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
    List<String> warnings(Subject subject, FeatureNet net) {
        List<String> warnings = new ArrayList<>(net.warning().stream().toList());
        int wanted = fake.orElse(0);
        int found = fake(subject).size();
        if (found < wanted) {
            warnings.add("only " + found + " of " + wanted + " fake images");
        }
        return warnings;
    }
}
