package org.stylegan4j.format.tensorflow;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.stylegan4j.format.names.ForeignNetworks.Network;
import org.stylegan4j.format.names.ImportedWeights;
import org.stylegan4j.format.names.NumberReader;
import org.stylegan4j.format.names.OfficialPaths;
import org.stylegan4j.format.names.StyleGan2Import;
import org.stylegan4j.format.names.StyleGan2Import.Traits;
import org.stylegan4j.format.pickle.Numbers;
import org.stylegan4j.tensor.Tensor;

/**
 * StyleGAN2 and StyleGAN2-ADA of the TensorFlow era, in all architectures.
 *
 * @param ada whether the generator is of the later code, which takes the whole batch as one group where nothing is set
 */
record TensorFlowStyleGan2(boolean ada, NumberReader reader) implements TensorFlowFamily {
    private static final double PAPER_GROUP = 4;
    private static final List<Object> FILTER = List.of(1L, 3L, 3L, 1L);
    /** So large that what a normalization adds to it vanishes. */
    private static final float DIRECTION = 1e6f;

    /** The family of a generator. */
    static TensorFlowFamily of(TensorFlowNetwork generator, NumberReader reader) {
        return new TensorFlowStyleGan2(generator.builtBy("G_synthesis"), reader);
    }

    @Override
    public String system() {
        return StyleGan2Import.SYSTEM;
    }

    private static void checkSettings(TensorFlowNetwork source) throws IOException {
        for (String setting : List.of("nonlinearity", "act", "mapping_nonlinearity")) {
            String found = source.text(setting).orElse("lrelu");
            if (!found.equals("lrelu")) {
                throw new IOException("activation of network is not lrelu: " + found);
            }
        }
        if (!source.list("resample_kernel").orElse(FILTER).equals(FILTER)) {
            throw new IOException("resampling filter of network is not [1, 3, 3, 1]");
        }
        if (source.isOff("normalize_latents")) {
            throw new IOException("network without normalized latents");
        }
    }

    @Override
    public Network generator(TensorFlowNetwork source) throws IOException {
        checkSettings(source);
        Map<String, Numbers> variables = source.variables();
        if (!variables.containsKey("synthesis/4x4/Conv/mod_weight")) {
            throw new IOException("unknown kind of TensorFlow network: " + source.functions());
        }
        ImportedWeights weights = TensorFlowPlaces.GENERATOR.toOfficial(OfficialPaths.generator(), variables, reader);
        return StyleGan2Import.generator(
                weights,
                new Traits(
                        source.number("conv_clamp").orElse(0.0),
                        source.number("num_fp16_res").orElse(0.0).intValue(),
                        0,
                        source.number("mapping_lrmul").orElse(0.01)));
    }

    @Override
    public Network discriminator(TensorFlowNetwork source) throws IOException {
        checkSettings(source);
        Map<String, Numbers> variables = source.variables();
        if (!variables.containsKey("Output/weight")) {
            throw new IOException("unknown kind of TensorFlow network: " + source.functions());
        }
        ImportedWeights weights =
                TensorFlowPlaces.DISCRIMINATOR.toOfficial(OfficialPaths.discriminator(), variables, reader);
        if (weights.size("b4.out.weight", 0) > 1 && !weights.has("mapping.embed.weight")) {
            selectByLabel(weights);
        }
        double group = ada ? 0 : PAPER_GROUP;
        return StyleGan2Import.discriminator(
                weights,
                new Traits(
                        source.number("conv_clamp").orElse(0.0),
                        source.number("num_fp16_res").orElse(0.0).intValue(),
                        source.number("mbstd_group_size").orElse(group).intValue(),
                        source.number("mapping_lrmul").orElse(0.1)));
    }

    /**
     * The paper's conditional discriminator has one output per class, and the label selects it; ours multiplies its features with an
     * embedded label. With the classes' own directions as embedding, and without mapping layers, both are the same for one-hot labels.
     */
    private static void selectByLabel(ImportedWeights w) throws IOException {
        int classes = w.size("b4.out.weight", 0);
        int features = w.size("b4.out.weight", 1);
        if (classes > features) {
            throw new IOException("discriminator with more classes than features: " + classes);
        }
        float[] directions = new float[features * classes];
        for (int k = 0; k < classes; k++) {
            directions[k * classes + k] = DIRECTION;
        }
        Tensor rest = Tensor.zeros(features - classes, features);
        w.put("mapping.embed.weight", Tensor.of(directions, features, classes));
        w.put("mapping.embed.bias", Tensor.zeros(features));
        w.put("b4.out.weight", Tensor.cat(0, w.get("b4.out.weight"), rest));
        w.put("b4.out.bias", Tensor.cat(0, w.get("b4.out.bias").reshape(-1), Tensor.zeros(features - classes)));
    }
}
