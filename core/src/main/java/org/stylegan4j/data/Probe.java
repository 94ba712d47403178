package org.stylegan4j.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.stylegan4j.data.source.ImageSource;
import org.stylegan4j.numpy.NumpyShuffle;

/**
 * What a random sample of a source's pictures looks like.
 *
 * @param smallerSides in ascending order, at least one
 * @param channels 3 if any looked-at picture has colour
 */
public record Probe(List<Integer> smallerSides, int channels) {
    private static final int HEADERS = 64;
    private static final int DECODED = 8;
    private static final int COLOURED = 3;
    private static final int MIN_GUESS = 8;
    private static final int MAX_GUESS = 1024;

    /**
     * Looks at some of the chosen pictures.
     *
     * @throws IOException when not one of the chosen pictures is readable
     */
    public static Probe of(ImageSource source, int[] chosen) throws IOException {
        int wanted = source.drawnOnDemand() ? 1 : HEADERS;
        List<Integer> sides = new ArrayList<>();
        int channels = 1;
        int decoded = 0;
        String reason = "";
        for (int i : new NumpyShuffle(0).permutation(chosen.length)) {
            try {
                if (channels < COLOURED && decoded < DECODED) {
                    channels = Math.max(channels, source.read(chosen[i]).channels());
                    decoded++;
                }
                sides.add(source.extent(chosen[i]).smallerSide());
            } catch (IOException e) {
                reason = source.id(chosen[i]) + ": " + e.getMessage();
            }
            if (sides.size() == wanted) {
                break;
            }
        }
        if (sides.isEmpty()) {
            throw new IOException("none of " + chosen.length + " images is readable; " + reason);
        }
        return new Probe(sides.stream().sorted().toList(), channels);
    }

    /** The largest power of two from 8 to 1024 that is not above the median. */
    int resolution() {
        int median = smallerSides.get(smallerSides.size() / 2);
        return Math.max(MIN_GUESS, Math.min(MAX_GUESS, Integer.highestOneBit(median)));
    }
}
