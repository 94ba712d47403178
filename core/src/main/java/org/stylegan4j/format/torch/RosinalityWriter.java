package org.stylegan4j.format.torch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.stylegan4j.format.Checkpoint;
import org.stylegan4j.format.names.StyleGan2Import;
import org.stylegan4j.format.pickle.TorchFile;
import org.stylegan4j.model.stylegan2.Architecture;
import org.stylegan4j.model.stylegan2.DiscriminatorConfig;
import org.stylegan4j.model.stylegan2.GeneratorConfig;
import org.stylegan4j.tensor.Scope;

/** Writes networks as rosinality's stylegan2-pytorch loads them. */
public final class RosinalityWriter {
    private static final int COLOURS = 3;

    private RosinalityWriter() {}

    /**
     * Writes these networks as rosinality's code reads them.
     *
     * @throws IllegalArgumentException when that code cannot build such networks
     */
    public static void write(Path file, Checkpoint checkpoint) throws IOException {
        StyleGan2Import.checkSystem(checkpoint, "rosinality's format");
        Map<String, Object> root = new LinkedHashMap<>();
        try (Scope scope = Scope.noGrad()) {
            for (String network : checkpoint.networks()) {
                if (network.equals("D")) {
                    discriminator(checkpoint, root);
                } else {
                    generator(checkpoint, network, root);
                }
            }
            TorchFile.write(file, root);
        }
    }

    private static void generator(Checkpoint checkpoint, String network, Map<String, Object> root) {
        GeneratorConfig c = checkpoint.config(network, GeneratorConfig.class);
        check(c.architecture() == Architecture.SKIP, "no generator without image skips: " + c.architecture());
        check(c.labelDim() == 0, "no labels: " + c.labelDim());
        check(c.imageChannels() == COLOURS, "images of 3 channels only: " + c.imageChannels());
        check(c.zDim() == c.wDim(), "z and w of the same length only: " + c.zDim() + " and " + c.wDim());
        root.put(
                network.equals("G") ? "g" : "g_ema",
                RosinalityPlaces.generator().fromOfficial(checkpoint.tensors(network)));
        root.put("latent_avg", checkpoint.tensors(network).get("mapping.w_avg"));
    }

    private static void discriminator(Checkpoint checkpoint, Map<String, Object> root) {
        DiscriminatorConfig c = checkpoint.config("D", DiscriminatorConfig.class);
        check(c.architecture() == Architecture.RESNET, "no discriminator without residuals: " + c.architecture());
        check(c.stddevGroup() == 4, "minibatch stddev in groups of 4 only: " + c.stddevGroup());
        root.put("d", RosinalityPlaces.discriminator(c.resolution()).fromOfficial(checkpoint.tensors("D")));
    }

    private static void check(boolean possible, String reason) {
        if (!possible) {
            throw new IllegalArgumentException("rosinality's format has " + reason);
        }
    }
}
