package org.stylegan4j.latent.recipe;

import java.util.ArrayList;
import java.util.List;
import org.stylegan4j.numpy.NumpyRandom;

/** Reads lists of seeds as {@code --seeds} writes them: numbers and ranges, {@code 0-15,85,600}. */
public final class Seeds {
    /** Far more pictures than anyone asks for on purpose. */
    private static final long MOST = 1_000_000;

    private Seeds() {}

    /**
     * All seeds in the order written, ends of ranges included.
     *
     * @throws IllegalArgumentException naming the part that is no seed and no range
     */
    public static List<Long> parse(String text) {
        List<Long> seeds = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            add(part.strip(), seeds);
        }
        return List.copyOf(seeds);
    }

    private static void add(String part, List<Long> seeds) {
        if (!part.matches("\\d{1,10}(\\s*-\\s*\\d{1,10})?")) {
            throw new IllegalArgumentException(
                    "expected seeds such as 0-15,85,600 but was " + (part.isEmpty() ? "nothing" : part));
        }
        String[] ends = part.split("-", -1);
        long first = seed(ends[0]);
        long last = seed(ends[ends.length - 1]);
        if (last < first) {
            throw new IllegalArgumentException("range of seeds runs backwards: " + part);
        }
        if (last - first >= MOST - seeds.size()) {
            throw new IllegalArgumentException("more than " + MOST + " seeds: " + part);
        }
        for (long seed = first; seed <= last; seed++) {
            seeds.add(seed);
        }
    }

    private static long seed(String digits) {
        return NumpyRandom.checked(Long.parseLong(digits.strip()));
    }
}
