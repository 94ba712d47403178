package org.stylegan4j.format.torch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stylegan4j.format.names.ForeignNetworks;
import org.stylegan4j.format.names.ImportedWeights;
import org.stylegan4j.format.names.NumberReader;
import org.stylegan4j.format.names.StyleGan2Import;
import org.stylegan4j.format.names.StyleGan2Import.Traits;
import org.stylegan4j.format.pickle.Numbers;

/**
 * State dicts under official names: of one generator or discriminator, or several by name. What they do not tell is taken to be as
 * in the papers: no limit of activations, groups of four images.
 */
public final class StateDictLayout implements ForeignNetworks {
    private static final List<String> NETWORKS = List.of("G", "D", "G_ema");

    private final Map<String, Map<String, Numbers>> networks;
    private final NumberReader reader;

    private StateDictLayout(Map<String, Map<String, Numbers>> networks, NumberReader reader) {
        this.networks = networks;
        this.reader = reader;
    }

    /** The networks of a file of state dicts, or empty when it is none. */
    public static Optional<ForeignNetworks> of(Object root, NumberReader reader) throws IOException {
        Map<String, Map<String, Numbers>> networks = new LinkedHashMap<>();
        if (root instanceof Map<?, ?> map) {
            for (String name : NETWORKS) {
                if (map.get(name) instanceof Map<?, ?> stateDict) {
                    add(networks, name, StateDict.flat(stateDict, name));
                }
            }
            Map<String, Numbers> alone = StateDict.flat(map, "state dict");
            add(networks, alone.containsKey("b4.out.weight") ? "D" : "G_ema", alone);
        }
        return networks.isEmpty() ? Optional.empty() : Optional.of(new StateDictLayout(networks, reader));
    }

    private static void add(Map<String, Map<String, Numbers>> networks, String name, Map<String, Numbers> tensors) {
        if (tensors.containsKey("synthesis.b4.const") || tensors.containsKey("b4.out.weight")) {
            networks.put(name, tensors);
        }
    }

    @Override
    public String layout() {
        return "PyTorch state dict";
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
        return new ArrayList<>(networks.keySet());
    }

    @Override
    public Network read(String network) throws IOException {
        ImportedWeights weights = new ImportedWeights(reader.readAll(networks.get(network)));
        return weights.has("b4.out.weight")
                ? StyleGan2Import.discriminator(weights, Traits.PLAIN)
                : StyleGan2Import.generator(weights, Traits.PLAIN);
    }
}
