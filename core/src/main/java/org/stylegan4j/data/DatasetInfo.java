package org.stylegan4j.data;

import java.io.IOException;
import org.stylegan4j.data.source.ImageSource;

/**
 * What a dataset will be, told from a small sample of a source: nothing is kept, and few pictures are decoded.
 *
 * @param name the source's
 * @param size flipped copies included, and pictures that may turn out unreadable
 * @param resolution width and height of all pictures
 * @param channels 1 when the sample is gray, else 3
 * @param labelDim F of the labels, 0 unless conditional
 */
public record DatasetInfo(String name, int size, int resolution, int channels, int labelDim) {
    /**
     * Looks at a source, which stays open.
     *
     * @throws IOException when not one picture of the sample is readable
     * @throws IllegalArgumentException when the subset is larger than the source, or labels are wanted and missing
     */
    public static DatasetInfo of(ImageSource source, DatasetConfig config) throws IOException {
        if (config.cond() && !source.labels().present()) {
            throw new IllegalArgumentException("no labels: " + source.name());
        }
        int[] chosen = config.chosen(source.size());
        Probe probe = Probe.of(source, chosen);
        int size = config.mirror() ? 2 * chosen.length : chosen.length;
        int resolution = config.resolution().orElseGet(probe::resolution);
        int labelDim = config.cond() ? source.labels().features() : 0;
        return new DatasetInfo(source.name(), size, resolution, probe.channels(), labelDim);
    }
}
