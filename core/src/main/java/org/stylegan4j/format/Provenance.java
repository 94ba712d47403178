package org.stylegan4j.format;

import java.util.List;

/**
 * Where the weights of a network file come from.
 *
 * @param data short name of the data set
 * @param dataHash of its pictures and labels
 * @param labelNames what the numbers of a label mean, class or attribute names; none when they are not known
 * @param seed of the training
 * @param images how many real images had been shown
 * @param version of stylegan4j
 * @param options all settings of the training, as JSON
 */
public record Provenance(
        String data, String dataHash, List<String> labelNames, long seed, long images, String version, String options) {
    /** Of weights about which nothing is known. */
    public static final Provenance UNKNOWN = new Provenance("unknown", "", List.of(), 0, 0, "unknown", "{}");

    public Provenance {
        labelNames = List.copyOf(labelNames);
    }
}
