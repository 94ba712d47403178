package org.stylegan4j.latent;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.stylegan4j.format.Checkpoint;
import org.stylegan4j.format.Provenance;
import org.stylegan4j.format.files.NetworkFiles;
import org.stylegan4j.latent.recipe.PixelNoise;
import org.stylegan4j.latent.recipe.Recipe;
import org.stylegan4j.latent.recipe.Sheet;
import org.stylegan4j.latent.recipe.SheetTexts;
import org.stylegan4j.latent.recipe.Style;
import org.stylegan4j.model.GanSystem;
import org.stylegan4j.model.ImageGenerator;
import org.stylegan4j.model.Noise;
import org.stylegan4j.model.NoiseMode;
import org.stylegan4j.model.StyleGenerator;
import org.stylegan4j.model.Truncation;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Params;
import org.stylegan4j.system.Systems;
import org.stylegan4j.tensor.Build;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;
import org.stylegan4j.tensor.TensorFile;

/** A trained generator that draws pictures. Closing frees its weights. The memory of a picture is freed when it is done. */
public final class Network implements AutoCloseable {
    /** So many pixels at once keep all cores busy; more only cost memory. */
    private static final int BATCH_PIXELS = 1 << 16;

    private static final int LARGEST_BATCH = 16;

    /** The network of a file that draws. */
    private static final String AVERAGED = "G_ema";

    /** How the stored noise of a layer is called, in StyleGAN2 and in StyleGAN. */
    private static final Pattern STORED_NOISE = Pattern.compile(".*\\.(noise_const|noise\\d+)");

    private final Path file;
    private final CompletableFuture<String> hash;
    private final Provenance provenance;
    private final String system;
    private final Params weights;
    private final ImageGenerator generator;
    private final LabelReader labels;

    private Network(Path file, CompletableFuture<String> hash, Checkpoint checkpoint, Compute compute) {
        this.file = file;
        this.hash = hash;
        provenance = checkpoint.provenance();
        system = checkpoint.model();
        weights = Params.of(checkpoint.tensors(AVERAGED), compute.device());
        try {
            generator = generator(Systems.ALL.named(system).generator(), checkpoint, weights, compute);
            labels = new LabelReader(labelDim(), provenance.labelNames());
        } catch (RuntimeException e) {
            weights.close();
            throw e;
        }
    }

    private static <C extends Record> ImageGenerator generator(
            GanSystem.Generator<C> how, Checkpoint file, Params weights, Compute compute) {
        return how.builder().build(weights, file.config(AVERAGED, how.config()), compute);
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
        try (Checkpoint checkpoint = NetworkFiles.read(file, AVERAGED)) {
            if (!checkpoint.networks().contains(AVERAGED)) {
                throw new IOException("no generator in network file: " + file);
            }
            return new Network(file, hash, checkpoint, compute);
        } catch (IllegalArgumentException e) {
            throw new IOException("cannot use network file: " + file + ": " + e.getMessage(), e);
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

    /** Z, the length of a latent. */
    public int zDim() {
        return generator.zDim();
    }

    /** F, the length of a label; 0 for an unconditional network. */
    public int labelDim() {
        return generator.labelDim();
    }

    /** R of the images. */
    public int resolution() {
        return generator.resolution();
    }

    /** R of the images once the network is grown; that of the present ones unless it is a ProGAN in the middle of its training. */
    public int grownResolution() {
        return generator.grownResolution();
    }

    /** C of the images, 1 or 3. */
    public int imageChannels() {
        return generator.imageChannels();
    }

    /** With which the authors of this kind of network draw; {@link Truncation#NONE} where there are no intermediate latents. */
    public Truncation publishedTruncation() {
        return generator.publishedTruncation();
    }

    /** Where the weights come from. */
    public Provenance provenance() {
        return provenance;
    }

    /** Where the weights live. */
    public Device device() {
        return weights.device();
    }

    /** The weights by path; they belong to the network. */
    public Params weights() {
        return weights;
    }

    /** How many pictures are drawn at once unless the caller says otherwise. */
    public int batch() {
        return Math.max(1, Math.min(LARGEST_BATCH, BATCH_PIXELS / (resolution() * resolution())));
    }

    /** The generator as every system has it: latents and labels to images, with stored noise and without truncation. */
    public ImageGenerator generator() {
        return generator;
    }

    /** Whether there are intermediate latents, and so {@link #styles}. */
    public boolean hasStyles() {
        return generator.styles().isPresent();
    }

    /**
     * The generator with its intermediate latents.
     *
     * @throws IllegalArgumentException with one line when its system has none, as ProGAN
     */
    public StyleGenerator styles() {
        return generator
                .styles()
                .orElseThrow(() -> new IllegalArgumentException("this network (" + system
                        + ") has no intermediate latents: it draws seeds, and walks and adds in Z"));
    }

    /**
     * One label as the network takes it, [F].
     *
     * @throws IllegalArgumentException when a class is needed and there is none, or it is not known
     */
    public float[] label(Optional<String> label) {
        return labels.read(label);
    }

    /** The intermediate latents that a recipe gives: [1, L, W]. */
    public Tensor ws(Recipe recipe) {
        return new StyleMapper(styles(), labels, device()).ws(recipe);
    }

    /** What is needed to draw a picture again, as texts by key, for the file that it is written to. */
    public Map<String, String> describe(Recipe recipe) {
        return describe(Sheet.of(1, List.of(recipe)));
    }

    /** What is needed to draw a figure again, as texts by key, for the file that it is written to. */
    public Map<String, String> describe(Sheet sheet) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("Software", "stylegan4j " + Build.version());
        texts.put("Network", hash());
        texts.putAll(SheetTexts.of(sheet));
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
        for (int start = 0; start < recipes.size(); start += batch) {
            pictures(recipes.subList(start, Math.min(start + batch, recipes.size())))
                    .forEach(receiver);
        }
    }

    private List<Picture> pictures(List<Recipe> recipes) {
        try (Scope scope = Scope.noGrad()) {
            Tensor images = hasStyles() ? styled(recipes) : sampled(recipes); // [N, C, R, R]
            List<Picture> pictures = new ArrayList<>();
            for (int i = 0; i < recipes.size(); i++) {
                float[] values = images.select(0, i).toFloats();
                pictures.add(new Picture(recipes.get(i), imageChannels(), resolution(), values));
            }
            return pictures;
        }
    }

    private Tensor styled(List<Recipe> recipes) {
        Tensor ws = Tensor.cat(0, recipes.stream().map(this::ws).toArray(Tensor[]::new)); // [N, L, W]
        if (recipes.stream().allMatch(r -> r.noise().equals(PixelNoise.STORED))) {
            return styles().synthesis(ws, Noise.CONST);
        }
        List<PictureNoise> noise = new ArrayList<>();
        List<TensorFile> found = new ArrayList<>();
        try {
            recipes.forEach(r -> noise.add(new PictureNoise(r, maps(r.noise(), found))));
            return styles().synthesis(ws, Noise.random(noise));
        } finally {
            noise.forEach(PictureNoise::close);
            found.forEach(TensorFile::close);
        }
    }

    /** The noise maps of all layers in order; those found are read, and their file added to {@code open}. */
    private List<Tensor> maps(PixelNoise noise, List<TensorFile> open) {
        if (noise.maps().isPresent()) {
            TensorFile file = NoiseMaps.read(Path.of(noise.maps().get()));
            open.add(file);
            return List.copyOf(file.tensors().values());
        }
        return storedNoise();
    }

    /** The noise that is stored with the weights, R x R numbers for each layer in order. */
    public List<Tensor> storedNoise() {
        return weights.buffers().entrySet().stream()
                .filter(e -> STORED_NOISE.matcher(e.getKey()).matches())
                .map(Map.Entry::getValue)
                .toList();
    }

    private Tensor sampled(List<Recipe> recipes) {
        Tensor[] z = recipes.stream().map(r -> StyleMapper.z(plain(r), zDim())).toArray(Tensor[]::new);
        Tensor[] c = recipes.stream()
                .map(r -> Tensor.of(labels.read(plain(r).label()), 1, labelDim()))
                .toArray(Tensor[]::new);
        return generator.draw(Tensor.cat(0, z).to(device()), Tensor.cat(0, c).to(device()));
    }

    /** What a system without intermediate latents can draw: one latent, nothing done to it afterwards. */
    private Style.Drawn plain(Recipe recipe) {
        boolean stored =
                recipe.noise().mode() == NoiseMode.CONST && recipe.noise().everywhere();
        if (stored && recipe.plain().filter(Style.Drawn.class::isInstance).isPresent()) {
            return (Style.Drawn) recipe.plain().get();
        }
        throw new IllegalArgumentException("this network (" + system
                + ") has no intermediate latents or noise: no truncation, mixing, directions or choice of noise");
    }

    @Override
    public void close() {
        weights.close();
    }
}
