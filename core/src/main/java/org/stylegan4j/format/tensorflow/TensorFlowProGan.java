package org.stylegan4j.format.tensorflow;

import java.io.IOException;
import java.util.List;
import org.stylegan4j.format.names.ForeignNetworks.Network;
import org.stylegan4j.format.names.ImportedWeights;
import org.stylegan4j.format.names.NumberReader;
import org.stylegan4j.model.progan.Discriminator;
import org.stylegan4j.model.progan.DiscriminatorConfig;
import org.stylegan4j.model.progan.Generator;
import org.stylegan4j.model.progan.GeneratorConfig;
import org.stylegan4j.model.progan.ProGanConfig;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.schedule.GrowthStage;
import org.stylegan4j.tensor.Tensor;

/**
 * ProGAN of the TensorFlow era.
 *
 * @param first whether the networks are of its own code, not of the copy that came with StyleGAN
 */
record TensorFlowProGan(boolean first, NumberReader reader) implements TensorFlowFamily {
    /** Whether a generator is of this kind. */
    static boolean recognizes(TensorFlowNetwork generator) {
        return generator.variables().containsKey("ToRGB_lod0/weight");
    }

    /** The family of a generator. */
    static TensorFlowFamily of(TensorFlowNetwork generator, NumberReader reader) {
        return new TensorFlowProGan(generator.className().equals("tfutil.Network"), reader);
    }

    @Override
    public String system() {
        return ProGanConfig.SYSTEM;
    }

    @Override
    public Network generator(TensorFlowNetwork source) throws IOException {
        ImportedWeights w = GrowingWeights.read(source.variables(), reader, first);
        mirrorPlain(w);
        int labels = source.number("label_size").orElse(0.0).intValue();
        int r = GrowingWeights.resolution(w);
        GeneratorConfig config = new GeneratorConfig(
                w.size("4x4.Dense.weight", 1) - labels,
                labels,
                r,
                w.size("ToRGB_lod0.weight", 0),
                GrowingWeights.channels(w, List.of()));
        return new Network(config, w.taken(p -> new Generator(p, config, Compute.PLAIN, GrowthStage.full(r))));
    }

    /** Layers that repeat pixels and convolve store the kernel turned, against those that do both at once. */
    private static void mirrorPlain(ImportedWeights w) {
        for (String path : w.paths("\\d+x\\d+\\.Conv0\\.(weight|bias)")) {
            Tensor t = w.get(path);
            w.put(path.replace("Conv0", "Conv0_up"), t.dim() == 4 ? t.flip(2, 3) : t);
        }
    }

    @Override
    public Network discriminator(TensorFlowNetwork source) throws IOException {
        ImportedWeights w = GrowingWeights.read(source.variables(), reader, first);
        for (String path : w.paths("\\d+x\\d+\\.Conv1\\.(weight|bias)")) { // of layers that convolve, then take means
            w.put(path.replace("Conv1", "Conv1_down"), w.get(path));
        }
        int r = GrowingWeights.resolution(w);
        DiscriminatorConfig config = new DiscriminatorConfig(
                w.size("4x4.Dense1.weight", 0) - 1,
                r,
                w.size("FromRGB_lod0.weight", 1),
                GrowingWeights.channels(w, List.of()),
                source.number("mbstd_group_size").orElse(4.0).intValue());
        return new Network(config, w.taken(p -> new Discriminator(p, config, Compute.PLAIN, GrowthStage.full(r))));
    }
}
