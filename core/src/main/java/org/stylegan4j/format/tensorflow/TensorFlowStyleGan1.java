package org.stylegan4j.format.tensorflow;

import java.io.IOException;
import java.util.List;
import org.stylegan4j.format.names.ForeignNetworks.Network;
import org.stylegan4j.format.names.ImportedWeights;
import org.stylegan4j.format.names.NumberReader;
import org.stylegan4j.model.stylegan1.Discriminator;
import org.stylegan4j.model.stylegan1.DiscriminatorConfig;
import org.stylegan4j.model.stylegan1.Generator;
import org.stylegan4j.model.stylegan1.GeneratorConfig;
import org.stylegan4j.model.stylegan1.StyleGan1Config;
import org.stylegan4j.model.stylegan1.Styles;
import org.stylegan4j.nn.Compute;

/** StyleGAN of the TensorFlow era, and what grew from it: the StyleGAN2 paper's configurations B to D. */
record TensorFlowStyleGan1(NumberReader reader) implements TensorFlowFamily {
    private static final String LABELS = "mapping.LabelConcat.weight";
    private static final String MEAN = "dlatent_avg";

    /** Whether a generator is of this kind. */
    static boolean recognizes(TensorFlowNetwork generator) {
        return generator.variables().containsKey("synthesis/ToRGB_lod0/weight");
    }

    @Override
    public String system() {
        return StyleGan1Config.SYSTEM;
    }

    @Override
    public Network generator(TensorFlowNetwork source) throws IOException {
        ImportedWeights w = GrowingWeights.read(source.variables(), reader, false);
        int wDim = w.size(MEAN, 0);
        int layers = GrowingWeights.count(w, "mapping.Dense");
        int labels = w.has(LABELS) ? w.size(LABELS, 0) : 0;
        GeneratorConfig config = new GeneratorConfig(
                latents(w, layers, wDim),
                labels,
                wDim,
                layers,
                GrowingWeights.resolution(w),
                w.size("synthesis.ToRGB_lod0.weight", 0),
                GrowingWeights.channels(w, List.of()),
                styles(w),
                w.has("synthesis.4x4.Const.const"),
                w.has("synthesis.noise0"));
        return new Network(config, w.taken(p -> new Generator(p, config, Compute.PLAIN)));
    }

    private static int latents(ImportedWeights w, int layers, int wDim) throws IOException {
        if (w.has(LABELS)) {
            return w.size(LABELS, 1);
        }
        return layers > 0 ? w.size("mapping.Dense0.weight", 1) : wDim;
    }

    private static Styles styles(ImportedWeights w) {
        if (w.has("synthesis.4x4.Conv.mod_weight")) {
            return Styles.DEMODULATED;
        }
        return w.has("synthesis.4x4.Conv.StyleMod.weight") ? Styles.ADAPTIVE : Styles.NONE;
    }

    @Override
    public Network discriminator(TensorFlowNetwork source) throws IOException {
        ImportedWeights w = GrowingWeights.read(source.variables(), reader, false);
        boolean revised = w.has("Output.weight");
        int outputs = w.size(revised ? "Output.weight" : "4x4.Dense1.weight", 0);
        DiscriminatorConfig config = new DiscriminatorConfig(
                outputs > 1 ? outputs : 0,
                GrowingWeights.resolution(w),
                w.size("FromRGB_lod0.weight", 1),
                GrowingWeights.channels(w, List.of("4x4.Dense0.bias")),
                revised,
                false,
                source.number("mbstd_group_size").orElse(4.0).intValue());
        return new Network(config, w.taken(p -> new Discriminator(p, config, Compute.PLAIN)));
    }
}
