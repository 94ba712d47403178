package org.stylegan4j.format;

/**
 * Where the weights of a network file come from.
 *
 * @param data short name of the data set
 * @param dataHash of its pictures and labels
 * @param seed of the training
 * @param images how many real images had been shown
 * @param version of stylegan4j
 * @param options all settings of the training, as JSON
 */
public record Provenance(String data, String dataHash, long seed, long images, String version, String options) {
    /** Of weights about which nothing is known. */
    public static final Provenance UNKNOWN = new Provenance("unknown", "", 0, 0, "unknown", "{}");
}
