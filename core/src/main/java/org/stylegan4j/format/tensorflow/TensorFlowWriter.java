package org.stylegan4j.format.tensorflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.stylegan4j.format.Checkpoint;
import org.stylegan4j.format.names.StyleGan2Import;
import org.stylegan4j.format.pickle.PickleWriter;
import org.stylegan4j.format.pickle.PickleWriter.Call;
import org.stylegan4j.format.pickle.PickleWriter.Global;
import org.stylegan4j.format.pickle.PickleWriter.Instance;
import org.stylegan4j.format.pickle.PickleWriter.Tuple;
import org.stylegan4j.io.WholeFile;
import org.stylegan4j.model.stylegan2.DiscriminatorConfig;
import org.stylegan4j.model.stylegan2.GeneratorConfig;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/**
 * Writes StyleGAN2 networks as the TensorFlow era kept them, which the official PyTorch tools convert when they open the file. Their
 * own format cannot be written: it holds the source text of their classes.
 */
public final class TensorFlowWriter {
    private static final int PROTOCOL = 3;
    private static final int VERSION = 4;
    private static final double RATE = 0.01;
    private static final Global NETWORK = new Global("dnnlib.tflib.network", "Network");
    private static final Optional<Object> NONE = Optional.empty();

    private TensorFlowWriter() {}

    /**
     * Writes these networks as an official TensorFlow pickle.
     *
     * @throws IllegalArgumentException when a generator or the discriminator is missing
     */
    public static void write(Path file, Checkpoint checkpoint) throws IOException {
        StyleGan2Import.checkSystem(checkpoint, "the official format");
        List<String> there = checkpoint.networks();
        if (!there.contains("D") || !(there.contains("G") || there.contains("G_ema"))) {
            throw new IllegalArgumentException("the official format takes a generator and a discriminator but there is "
                    + String.join(", ", there));
        }
        String raw = there.contains("G") ? "G" : "G_ema";
        String average = there.contains("G_ema") ? "G_ema" : "G";
        WholeFile.write(file, out -> {
            try (Scope scope = Scope.noGrad()) {
                Tuple networks =
                        Tuple.of(generator(checkpoint, raw), discriminator(checkpoint), generator(checkpoint, average));
                new PickleWriter(out, PROTOCOL, TensorFlowWriter::array).write(networks);
            }
        });
    }

    private static Instance generator(Checkpoint checkpoint, String network) {
        GeneratorConfig c = checkpoint.config(network, GeneratorConfig.class);
        if (checkpoint.tensors(network).containsKey(StyleGan2Import.JOINED)) {
            throw new IllegalArgumentException("the official format has no labels that are joined to latents");
        }
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("latent_size", c.zDim());
        settings.put("label_size", c.labelDim());
        settings.put("dlatent_size", c.wDim());
        settings.put("resolution", c.resolution());
        settings.put("num_channels", c.imageChannels());
        settings.put("mapping_layers", c.mappingLayers());
        settings.put("fmap_base", c.channels().base() / 2);
        settings.put("fmap_max", c.channels().max());
        settings.put("architecture", c.architecture().name().toLowerCase(Locale.ROOT));
        halves(settings, c.convClamp(), c.halfBlocks());
        Map<String, Tensor> variables = TensorFlowPlaces.GENERATOR.fromOfficial(checkpoint.tensors(network));
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("mapping", network("G_mapping", settings, below("mapping/", variables), Map.of()));
        parts.put("synthesis", network("G_synthesis_stylegan2", settings, below("synthesis/", variables), Map.of()));
        variables.keySet().removeIf(name -> name.contains("/"));
        return network("G_main", settings, variables, parts);
    }

    private static Instance discriminator(Checkpoint checkpoint) {
        DiscriminatorConfig c = checkpoint.config("D", DiscriminatorConfig.class);
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("resolution", c.resolution());
        settings.put("num_channels", c.imageChannels());
        settings.put("label_size", c.labelDim());
        settings.put("fmap_base", c.channels().base() / 2);
        settings.put("fmap_max", c.channels().max());
        settings.put("architecture", c.architecture().name().toLowerCase(Locale.ROOT));
        settings.put("mbstd_group_size", c.stddevGroup() == 0 ? NONE : c.stddevGroup());
        if (c.labelDim() > 0) {
            settings.put("mapping_layers", c.mappingLayers());
            settings.put("mapping_lrmul", RATE);
        }
        halves(settings, c.convClamp(), c.halfBlocks());
        return network(
                "D_stylegan2",
                settings,
                TensorFlowPlaces.DISCRIMINATOR.fromOfficial(checkpoint.tensors("D")),
                Map.of());
    }

    private static void halves(Map<String, Object> settings, double clamp, int blocks) {
        if (blocks > 0) {
            settings.put("num_fp16_res", blocks);
        }
        if (clamp > 0) {
            settings.put("conv_clamp", clamp);
        }
    }

    /** Those below a prefix, without it. */
    private static Map<String, Tensor> below(String prefix, Map<String, Tensor> variables) {
        Map<String, Tensor> some = new LinkedHashMap<>();
        variables.forEach((name, t) -> {
            if (name.startsWith(prefix)) {
                some.put(name.substring(prefix.length()), t);
            }
        });
        return some;
    }

    private static Instance network(
            String function, Map<String, Object> settings, Map<String, Tensor> variables, Map<String, Object> parts) {
        List<Object> pairs = new ArrayList<>();
        variables.forEach((name, t) -> pairs.add(Tuple.of(name, t)));
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("version", VERSION);
        state.put("name", function);
        state.put("static_kwargs", settings);
        state.put("components", parts);
        state.put("build_module_src", "");
        state.put("build_func_name", function);
        state.put("variables", pairs);
        return new Instance(NETWORK, state);
    }

    /** A NumPy array of float32. */
    private static Object array(Tensor t) {
        Global reconstruct = new Global("numpy.core.multiarray", "_reconstruct");
        Tuple start = Tuple.of(new Global("numpy", "ndarray"), Tuple.of(0), new byte[] {'b'});
        Tuple order = Tuple.of(3, "<", NONE, NONE, NONE, -1, -1, 0);
        Call type = new Call(new Global("numpy", "dtype"), Tuple.of("f4", false, true), Optional.of(order));
        Tuple shape = new Tuple(Arrays.stream(t.shape()).boxed().toList());
        return new Call(reconstruct, start, Optional.of(Tuple.of(1, shape, type, false, t.toBytes())));
    }
}
