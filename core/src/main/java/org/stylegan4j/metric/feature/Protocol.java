package org.stylegan4j.metric.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Everything that a score depends on beside the pictures: two scores compare only if these are equal.
 *
 * @param name of the convention: {@code stylegan2}, {@code clean-fid}, {@code torch-fidelity}, {@code progan}
 * @param real how many real pictures
 * @param fake how many fake pictures, or pairs of them
 * @param resizer how pictures came to the size that was looked at: {@code tf1-bilinear-299}, {@code none}
 * @param detector name and hash of the network that looked; empty for metrics without one
 * @param precision of features and sums: {@code float32 features, float64 sums}
 * @param seed of latents, subsets and directions
 * @param truncation of the fakes; empty when they were not drawn but read
 */
public record Protocol(
        String name,
        OptionalLong real,
        OptionalLong fake,
        String resizer,
        Optional<Detector> detector,
        String precision,
        long seed,
        OptionalDouble truncation) {
    private static final int HASH_SHOWN = 12;

    /** As a line for people: {@code stylegan2, 50000 fake, 70000 real, tf1-bilinear-299, inception-2015-12-05 f58cb9b6ec32, seed 0}. */
    public String line() {
        List<String> parts = new ArrayList<>(List.of(name));
        fake.ifPresent(n -> parts.add(n + " fake"));
        real.ifPresent(n -> parts.add(n + " real"));
        parts.add("resizer " + resizer);
        detector.ifPresent(d -> parts.add(d.shown()));
        parts.add(precision);
        parts.add("seed " + seed);
        truncation.ifPresent(psi -> parts.add("psi " + psi));
        return String.join(", ", parts);
    }

    /** The same of another number of real pictures. */
    public Protocol withReal(OptionalLong count) {
        return new Protocol(name, count, fake, resizer, detector, precision, seed, truncation);
    }

    /**
     * A network that looks at pictures.
     *
     * @param name for people
     * @param hash SHA-256 of its weights
     */
    public record Detector(String name, String hash) {
        /** As a few words for people: {@code inception-2015-12-05 f58cb9b6ec32}. */
        public String shown() {
            return name + " " + hash.substring(0, Math.min(HASH_SHOWN, hash.length()));
        }

        /** What a feature network says of itself. */
        public static Detector of(FeatureNet net) {
            return new Detector(net.name(), net.hash());
        }
    }
}
