package org.stylegan4j.format.names;

import java.util.ArrayList;
import java.util.List;

/** The official names of all tensors that a StyleGAN2 network may have, filters aside, in the order of the official files. */
public final class OfficialPaths {
    private static final int LARGEST = 1024;
    private static final int MOST_LAYERS = 64;

    private OfficialPaths() {}

    /** The paths of a generator at all resolutions, in the file's order. */
    public static List<String> generator() {
        List<String> paths = new ArrayList<>();
        for (int r = 4; r <= LARGEST; r *= 2) {
            String block = "synthesis.b" + r + ".";
            paths.add(block + "const");
            for (String conv : List.of("conv0", "conv1")) {
                layer(paths, block + conv, "weight", "noise_strength", "bias", "noise_const");
                layer(paths, block + conv + ".affine", "weight", "bias");
            }
            layer(paths, block + "torgb", "weight", "bias");
            layer(paths, block + "torgb.affine", "weight", "bias");
            layer(paths, block + "skip", "weight");
        }
        paths.add("mapping.w_avg");
        paths.add(StyleGan2Import.JOINED);
        mapping(paths);
        return paths;
    }

    /** The paths of a discriminator at all resolutions, in the file's order. */
    public static List<String> discriminator() {
        List<String> paths = new ArrayList<>();
        for (int r = LARGEST; r >= 4; r /= 2) {
            for (String conv : List.of("fromrgb", "conv0", "conv1", "skip")) {
                layer(paths, "b" + r + "." + conv, "weight", "bias");
            }
        }
        mapping(paths);
        for (String last : List.of("conv", "fc", "out")) {
            layer(paths, "b4." + last, "weight", "bias");
        }
        return paths;
    }

    private static void mapping(List<String> paths) {
        layer(paths, "mapping.embed", "weight", "bias");
        for (int i = 0; i < MOST_LAYERS; i++) {
            layer(paths, "mapping.fc" + i, "weight", "bias");
        }
    }

    private static void layer(List<String> paths, String layer, String... names) {
        for (String name : names) {
            paths.add(layer + "." + name);
        }
    }
}
