package org.stylegan4j.format.names;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.stylegan4j.format.Checkpoint;
import org.stylegan4j.format.names.ForeignNetworks.Network;
import org.stylegan4j.model.stylegan2.Architecture;
import org.stylegan4j.model.stylegan2.Discriminator;
import org.stylegan4j.model.stylegan2.DiscriminatorConfig;
import org.stylegan4j.model.stylegan2.Generator;
import org.stylegan4j.model.stylegan2.GeneratorConfig;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Tensor;

/** Makes StyleGAN2's networks from tensors under official names, working out the settings from their shapes. */
public final class StyleGan2Import {
    /** The name of the system that is imported. */
    public static final String SYSTEM = "stylegan2";

    /** Labels that are joined to the latent and normalized with it, as only the first TensorFlow code does. */
    public static final String JOINED = "mapping.joined.weight";

    private static final String EMBEDDED = "mapping.embed.weight";
    private static final String MEAN = "mapping.w_avg";
    /** As many as the official projector takes. */
    private static final int SAMPLES = 10_000;

    private StyleGan2Import() {}

    /**
     * What shapes do not tell.
     *
     * @param convClamp 0 for no limit
     * @param halfBlocks how many blocks of highest resolution may compute in half precision
     * @param stddevGroup of a discriminator; 0 for the whole batch
     * @param mappingRate learning-rate multiplier of the mapping layers
     */
    public record Traits(double convClamp, int halfBlocks, int stddevGroup, double mappingRate) {
        /** The papers'. */
        public static final Traits PLAIN = new Traits(0, 0, 4, 0.01);
    }

    /**
     * Refuses networks that a format cannot hold.
     *
     * @throws IllegalArgumentException when the networks are not of this system
     */
    public static void checkSystem(Checkpoint checkpoint, String format) {
        if (!checkpoint.model().equals(SYSTEM)) {
            throw new IllegalArgumentException(
                    format + " holds stylegan2 networks only but this is " + checkpoint.model());
        }
    }

    /** A generator. */
    public static Network generator(ImportedWeights w, Traits traits) throws IOException {
        if (w.has("synthesis.input.freqs")) {
            throw new IOException(
                    "generator of StyleGAN3 with Fourier features; only its stylegan2 configuration is known");
        }
        int r = w.resolution("synthesis.b%d.conv1.weight");
        int wDim = w.size("synthesis.b4.conv1.affine.weight", 1);
        int layers = w.mappingLayers();
        GeneratorConfig config = new GeneratorConfig(
                zDim(w, layers, wDim),
                labelDim(w),
                wDim,
                layers,
                r,
                w.size("synthesis.b" + r + ".torgb.weight", 0),
                ChannelsFromShapes.channels(widths(w, r)),
                architecture(w, "synthesis.b4.torgb.weight", "synthesis.b8.skip.weight"),
                traits.convClamp(),
                traits.halfBlocks());
        w.rescaleMapping(traits.mappingRate());
        w.fillFilters();
        fillNoise(w, r);
        fillMean(w, config);
        return new Network(config, w.taken(p -> new Generator(p, config, Compute.PLAIN)));
    }

    private static int labelDim(ImportedWeights w) throws IOException {
        if (w.has(JOINED)) {
            return w.size(JOINED, 0);
        }
        return w.has(EMBEDDED) ? w.size(EMBEDDED, 1) : 0;
    }

    private static int zDim(ImportedWeights w, int layers, int wDim) throws IOException {
        if (w.has(JOINED)) {
            return w.size(JOINED, 1);
        }
        return layers == 0 ? wDim : w.size("mapping.fc0.weight", 1) - (w.has(EMBEDDED) ? wDim : 0);
    }

    private static Map<Integer, Integer> widths(ImportedWeights w, int resolution) throws IOException {
        Map<Integer, Integer> widths = new TreeMap<>();
        for (int r = 4; r <= resolution; r *= 2) {
            widths.put(r, w.size("synthesis.b" + r + ".conv1.weight", 0));
        }
        return widths;
    }

    private static Architecture architecture(ImportedWeights w, String skip, String residual) {
        if (w.has(skip)) {
            return Architecture.SKIP;
        }
        return w.has(residual) ? Architecture.RESNET : Architecture.ORIG;
    }

    /** Networks trained without noise store none: its strength is zero then. */
    private static void fillNoise(ImportedWeights w, int resolution) {
        for (int r = 4; r <= resolution; r *= 2) {
            for (String conv : new String[] {"conv0", "conv1"}) {
                String layer = "synthesis.b" + r + "." + conv;
                if (w.has(layer + ".weight") && !w.has(layer + ".noise_strength")) {
                    w.put(layer + ".noise_strength", Tensor.zeros());
                    w.put(layer + ".noise_const", Tensor.zeros(r, r));
                }
            }
        }
    }

    /** Where the mean of w is not stored, as in rosinality's checkpoints of a training, it is measured. */
    private static void fillMean(ImportedWeights w, GeneratorConfig config) {
        if (w.has(MEAN)) {
            return;
        }
        w.put(MEAN, Tensor.zeros(config.wDim()));
        Tensor[] mean = new Tensor[1];
        w.taken(p -> mean[0] = measureMean(new Generator(p, config, Compute.PLAIN)));
        w.put(MEAN, mean[0]);
    }

    private static Tensor measureMean(Generator generator) {
        GeneratorConfig config = generator.config();
        try (Rng rng = new Rng(0)) {
            Tensor z = rng.normal(Device.CPU, SAMPLES, config.zDim());
            int labels = Math.max(1, config.labelDim());
            float[] rows = new float[SAMPLES * config.labelDim()];
            for (int i = 0; i < rows.length / labels; i++) {
                rows[i * labels + i % labels] = 1; // all classes alike
            }
            return generator.w(z, Tensor.of(rows, SAMPLES, config.labelDim())).mean(0L);
        }
    }

    /** A discriminator. */
    public static Network discriminator(ImportedWeights w, Traits traits) throws IOException {
        int r = w.resolution("b%d.conv0.weight");
        Map<Integer, Integer> widths = new TreeMap<>(Map.of(4, w.size("b4.conv.weight", 0)));
        for (int block = 8; block <= r; block *= 2) {
            widths.put(block, w.size("b" + block + ".conv0.weight", 1));
        }
        DiscriminatorConfig config = new DiscriminatorConfig(
                w.has(EMBEDDED) ? w.size(EMBEDDED, 1) : 0,
                r,
                w.size("b" + r + ".fromrgb.weight", 1),
                ChannelsFromShapes.channels(widths),
                architecture(w, "b4.fromrgb.weight", "b" + r + ".skip.weight"),
                w.mappingLayers(),
                traits.stddevGroup(),
                traits.convClamp(),
                traits.halfBlocks());
        w.rescaleMapping(traits.mappingRate());
        w.fillFilters();
        return new Network(config, w.taken(p -> new Discriminator(p, config, Compute.PLAIN)));
    }
}
