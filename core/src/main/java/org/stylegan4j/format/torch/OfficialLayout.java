package org.stylegan4j.format.torch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stylegan4j.format.names.ForeignNetworks;
import org.stylegan4j.format.names.ImportedWeights;
import org.stylegan4j.format.names.NumberReader;
import org.stylegan4j.format.names.StyleGan2Import;
import org.stylegan4j.format.names.StyleGan2Import.Traits;
import org.stylegan4j.format.pickle.PythonObject;
import org.stylegan4j.format.pickle.Values;

/**
 * The official PyTorch pickles, of StyleGAN2-ADA and of StyleGAN3's stylegan2 configuration: a dictionary of networks, each a tree of
 * modules. The source text of their classes, which is in the file, is passed over.
 */
public final class OfficialLayout implements ForeignNetworks {
    private static final List<String> NETWORKS = List.of("G", "D", "G_ema");

    private final Map<?, ?> root;
    private final NumberReader reader;

    private OfficialLayout(Map<?, ?> root, NumberReader reader) {
        this.root = root;
        this.reader = reader;
    }

    /** The networks of an official PyTorch pickle, or empty when it is none. */
    public static Optional<ForeignNetworks> of(Object root, NumberReader reader) {
        boolean known = root instanceof Map<?, ?> map
                && NETWORKS.stream().anyMatch(name -> map.get(name) instanceof PythonObject);
        return known ? Optional.of(new OfficialLayout((Map<?, ?>) root, reader)) : Optional.empty();
    }

    @Override
    public String layout() {
        return "official PyTorch pickle";
    }

    @Override
    public String system() {
        return StyleGan2Import.SYSTEM;
    }

    /** The last part of a path on the author's machine, without its ending. */
    @Override
    public String data() {
        if (root.get("training_set_kwargs") instanceof Map<?, ?> data && data.get("path") instanceof String path) {
            String name = path.replaceAll(".*[/\\\\](?=.)", "").replaceAll("\\.\\w{1,4}$|[/\\\\]$", "");
            return name.isBlank() ? "unknown" : name;
        }
        return "unknown";
    }

    @Override
    public List<String> networks() {
        return new ArrayList<>(NETWORKS.stream()
                .filter(name -> root.get(name) instanceof PythonObject)
                .toList());
    }

    @Override
    public Network read(String network) throws IOException {
        ModuleTree tree = ModuleTree.of(Values.object(root.get(network), network));
        ImportedWeights weights = new ImportedWeights(reader.readAll(tree.tensors()));
        return network.equals("D")
                ? StyleGan2Import.discriminator(weights, discriminatorTraits(tree))
                : StyleGan2Import.generator(weights, generatorTraits(tree));
    }

    private static Traits generatorTraits(ModuleTree tree) {
        return new Traits(
                tree.number("synthesis.b4.conv1.conv_clamp").orElse(0.0),
                tree.countTrue("synthesis\\.b\\d+\\.use_fp16"),
                0,
                rate(tree));
    }

    private static Traits discriminatorTraits(ModuleTree tree) {
        return new Traits(
                tree.number("b4.conv.conv_clamp").orElse(0.0),
                tree.countTrue("b\\d+\\.use_fp16"),
                tree.number("b4.mbstd.group_size").orElse(0.0).intValue(),
                rate(tree));
    }

    private static double rate(ModuleTree tree) {
        return tree.number("mapping.fc0.bias_gain").orElse(Traits.PLAIN.mappingRate());
    }
}
