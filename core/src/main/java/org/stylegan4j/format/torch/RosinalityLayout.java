package org.stylegan4j.format.torch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stylegan4j.format.names.ForeignNetworks;
import org.stylegan4j.format.names.ImportedWeights;
import org.stylegan4j.format.names.NumberReader;
import org.stylegan4j.format.names.OfficialPaths;
import org.stylegan4j.format.names.StyleGan2Import;
import org.stylegan4j.format.names.StyleGan2Import.Traits;
import org.stylegan4j.format.pickle.Numbers;
import org.stylegan4j.format.pickle.Values;

/** rosinality's checkpoints: state dicts g, d and g_ema, and the mean of w where it was measured. */
public final class RosinalityLayout implements ForeignNetworks {
    private static final Map<String, String> KEYS = Map.of("G", "g", "D", "d", "G_ema", "g_ema");
    private static final String MEAN = "latent_avg";
    private static final int LARGEST = 1024;

    private final Map<?, ?> root;
    private final NumberReader reader;

    private RosinalityLayout(Map<?, ?> root, NumberReader reader) {
        this.root = root;
        this.reader = reader;
    }

    /** The networks of rosinality's checkpoint, or empty when it is none. */
    public static Optional<ForeignNetworks> of(Object root, NumberReader reader) {
        boolean known = root instanceof Map<?, ?> map
                && (has(map.get("g_ema"), "input.input") || has(map.get("g"), "input.input"));
        return known ? Optional.of(new RosinalityLayout((Map<?, ?>) root, reader)) : Optional.empty();
    }

    private static boolean has(Object stateDict, String key) {
        return stateDict instanceof Map<?, ?> map && map.containsKey(key);
    }

    @Override
    public String layout() {
        return "rosinality checkpoint";
    }

    @Override
    public String system() {
        return StyleGan2Import.SYSTEM;
    }

    @Override
    public String data() {
        return "unknown";
    }

    @Override
    public List<String> networks() {
        List<String> networks = new ArrayList<>();
        for (String name : List.of("G", "D", "G_ema")) {
            if (root.get(KEYS.get(name)) instanceof Map) {
                networks.add(name);
            }
        }
        return networks;
    }

    @Override
    public Network read(String network) throws IOException {
        Map<String, Numbers> there = StateDict.flat(root.get(KEYS.get(network)), KEYS.get(network));
        return network.equals("D") ? discriminator(there) : generator(there);
    }

    private Network generator(Map<String, Numbers> there) throws IOException {
        ImportedWeights weights = RosinalityPlaces.generator().toOfficial(OfficialPaths.generator(), there, reader);
        if (Values.isNumbers(root.get(MEAN))) {
            weights.put(
                    "mapping.w_avg",
                    reader.read(Values.numbers(root.get(MEAN), MEAN)).reshape(-1));
        }
        return StyleGan2Import.generator(weights, Traits.PLAIN);
    }

    private Network discriminator(Map<String, Numbers> there) throws IOException {
        int resolution = 4;
        while (resolution < LARGEST && there.containsKey("convs." + level(2 * resolution) + ".conv1.0.weight")) {
            resolution *= 2;
        }
        ImportedWeights weights =
                RosinalityPlaces.discriminator(resolution).toOfficial(OfficialPaths.discriminator(), there, reader);
        return StyleGan2Import.discriminator(weights, Traits.PLAIN);
    }

    /** How many blocks a resolution needs above 4x4. */
    private static int level(int resolution) {
        return Integer.numberOfTrailingZeros(resolution) - 2;
    }
}
