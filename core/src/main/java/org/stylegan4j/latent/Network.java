package org.stylegan4j.latent;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.stylegan4j.format.Checkpoint;
import org.stylegan4j.format.Provenance;
import org.stylegan4j.model.stylegan2.Generator;
import org.stylegan4j.model.stylegan2.GeneratorConfig;
import org.stylegan4j.model.stylegan2.Noise;
import org.stylegan4j.model.stylegan2.NoiseMode;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.Build;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/** A trained generator that draws pictures. Closing frees its weights. The memory of a picture is freed when it is done. */
public final class Network implements AutoCloseable {
    private static final String SYSTEM = "stylegan2";
    private static final String AVERAGED = "G_ema";

    private final Path file;
    private final CompletableFuture<String> hash;
    private final Provenance provenance;
    private final Params weights;
    private final Generator generator;
    private final LabelReader labels;
    private final Compute compute;

    private Network(Path file, CompletableFuture<String> hash, Checkpoint checkpoint, Compute compute) {
        this.file = file;
        this.compute = compute;
        this.hash = hash;
        provenance = checkpoint.provenance();
        GeneratorConfig config = checkpoint.config(AVERAGED, GeneratorConfig.class);
        labels = new LabelReader(config.labelDim(), provenance.labelNames());
        weights = Params.of(checkpoint.tensors(AVERAGED), compute.device());
        try {
            generator = new Generator(weights, config, compute);
        } catch (IllegalArgumentException e) {
            weights.close();
            throw e;
        }
    }

    /** {@link #load(Path, Compute)} on the processor in float32. */
    public static Network load(Path path) throws IOException {
        return load(path, Compute.PLAIN);
    }

    /**
     * Reads a network file, or the newest one of a run folder.
     *
     * @throws IOException with one line that names the file when there is none or it is no network file
     */
    public static Network load(Path path, Compute compute) throws IOException {
        Path file = NetworkFile.find(path);
        // On another core, while this one reads and builds.
        CompletableFuture<String> hash = CompletableFuture.supplyAsync(() -> NetworkFile.hash(file));
        try (Checkpoint checkpoint = Checkpoint.read(file, AVERAGED)) {
            if (!checkpoint.model().equals(SYSTEM) || !checkpoint.networks().contains(AVERAGED)) {
                throw new IOException("no StyleGAN2 generator in network file: " + file);
            }
            return new Network(file, hash, checkpoint, compute);
        } catch (IllegalArgumentException e) {
            throw new IOException("damaged network file: " + file + ": " + e.getMessage(), e);
        }
    }

    /** The file that was read. */
    public Path file() {
        return file;
    }

    /** SHA-256 of the file, in hexadecimal digits. */
    public String hash() {
        return hash.join();
    }

    /** The shape of the network. */
    public GeneratorConfig config() {
        return generator.config();
    }

    /** Where the weights come from. */
    public Provenance provenance() {
        return provenance;
    }

    /** What is needed to draw a picture again, as texts by key, for the file that it is written to. */
    public Map<String, String> describe(Recipe recipe) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("Software", "stylegan4j " + Build.version());
        texts.put("Network", hash());
        texts.put("Seed", Long.toString(recipe.seed()));
        texts.put("Truncation", Double.toString(recipe.psi()));
        recipe.cutoff().ifPresent(layers -> texts.put("Truncation cutoff", Integer.toString(layers)));
        recipe.label().ifPresent(label -> texts.put("Class", label));
        texts.put("Noise", recipe.noise().name().toLowerCase(Locale.ROOT));
        return texts;
    }

    /**
     * Draws one picture.
     *
     * @throws IllegalArgumentException when a conditional network is not told its class; others ignore it
     */
    public BufferedImage draw(Recipe recipe) {
        List<Picture> drawn = new ArrayList<>();
        drawAll(List.of(recipe), 1, drawn::add);
        return drawn.get(0).image();
    }

    /**
     * Draws pictures, {@code batch} at once, and hands each over when it is done, in order. A picture does not depend on its
     * batch, up to rounding.
     *
     * @throws IllegalArgumentException when a conditional network is not told its class; others ignore it
     */
    public void drawAll(List<Recipe> recipes, int batch, Consumer<Picture> receiver) {
        if (batch < 1) {
            throw new IllegalArgumentException("batch must be at least 1: " + batch);
        }
        for (int start = 0; start < recipes.size(); ) {
            List<Recipe> some = together(recipes.subList(start, Math.min(start + batch, recipes.size())));
            start += some.size();
            pictures(some).forEach(receiver);
        }
    }

    /** The first recipes that can go through the network at once: those with the same kind of noise. */
    private static List<Recipe> together(List<Recipe> recipes) {
        NoiseMode noise = recipes.get(0).noise();
        return recipes.stream().takeWhile(r -> r.noise() == noise).toList();
    }

    private List<Picture> pictures(List<Recipe> recipes) {
        GeneratorConfig c = generator.config();
        List<Rng> noise = new ArrayList<>();
        try (Scope scope = Scope.noGrad()) {
            // The complement keeps the noise apart from the latent, which comes from the same seed.
            recipes.forEach(r -> noise.add(new Rng(~r.seed())));
            Tensor ws = Tensor.cat(0, recipes.stream().map(this::ws).toArray(Tensor[]::new)); // [N, L, W]
            Tensor images = generator.synthesis(ws, noise(recipes.get(0).noise(), noise)); // [N, C, R, R]
            List<Picture> pictures = new ArrayList<>();
            for (int i = 0; i < recipes.size(); i++) {
                float[] values = images.select(0, i).toFloats();
                pictures.add(new Picture(recipes.get(i), c.imageChannels(), c.resolution(), values));
            }
            return pictures;
        } finally {
            noise.forEach(Rng::close);
        }
    }

    private static Noise noise(NoiseMode mode, List<Rng> sources) {
        return switch (mode) {
            case CONST -> Noise.CONST;
            case NONE -> Noise.NONE;
            case RANDOM -> Noise.random(sources);
        };
    }

    /** The intermediate latents of one picture, [1, L, W]. */
    private Tensor ws(Recipe recipe) {
        GeneratorConfig c = generator.config();
        double[] normal = new NumpyRandom(recipe.seed()).normal(c.zDim());
        float[] z = new float[normal.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = (float) normal[i];
        }
        Tensor w = generator.w(
                Tensor.of(z, 1, z.length).to(compute.device()),
                Tensor.of(labels.read(recipe.label()), 1, c.labelDim()).to(compute.device()));
        return generator.truncate(
                generator.repeat(w), recipe.psi(), recipe.cutoff().orElse(c.layers()));
    }

    @Override
    public void close() {
        weights.close();
    }
}
