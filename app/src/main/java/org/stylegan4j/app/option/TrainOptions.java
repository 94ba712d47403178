package org.stylegan4j.app.option;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.stylegan4j.model.Schedule;
import org.stylegan4j.schedule.Growth;
import org.stylegan4j.train.config.Settings;
import org.stylegan4j.train.config.TrainConfig;
import picocli.CommandLine.Option;

/** The options that stand for one setting each: {@code --gamma 10} is {@code --set loss.penalty.gamma=10}. */
public final class TrainOptions {
    private static final String BATCH = "schedule.batch";
    private static final String BATCH_GPU = "schedule.batchGpu";

    private static final String TICK = "output.tickKimg";
    private static final String GAMMA = "model.loss.penalty.gamma";

    /** Penalties without steps of their own, and the weights with which they were published. */
    private static final Map<String, String> OF_EVERY_STEP =
            Map.of("wgan_gp", "10", "dragan", "10", "weight_clipping", "0.01");

    private static final String GENERATOR_RATE = "model.training.generator.learningRate";
    private static final String DISCRIMINATOR_RATE = "model.training.discriminator.learningRate";

    /** Tables of a growing model that would outweigh an option. */
    private static final Map<String, String> TABLES = Map.of(
            BATCH, "model.growth.batch",
            TICK, "model.growth.tickKimg",
            GENERATOR_RATE, "model.growth.learningRate",
            DISCRIMINATOR_RATE, "model.growth.learningRate");

    private final Map<String, String> given = new LinkedHashMap<>();

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Changes any setting, such as style.mixing=0.5; --dry-run shows them all. Repeatable.")
    private List<String> set = new ArrayList<>();

    @Option(
            names = "--resolution",
            paramLabel = "R",
            description = "Side of the images, a power of two. Default: 32 for faces, else guessed from the images.")
    void resolution(String value) {
        given.put("data.resolution", value);
    }

    @Option(
            names = "--cond",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "BOOL",
            description = "The networks see the labels: those of dataset.json, or the names of folders.")
    void cond(String value) {
        given.put("data.cond", value);
    }

    @Option(
            names = "--mirror",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "BOOL",
            description = "Each image also appears flipped left to right.")
    void mirror(String value) {
        given.put("data.mirror", value);
    }

    @Option(names = "--subset", paramLabel = "N", description = "Trains on N images, drawn by the seed. Default: all.")
    void subset(String value) {
        given.put("data.maxImages", value);
    }

    @Option(
            names = "--transform",
            paramLabel = "CROP",
            description = "center-crop, center-crop-wide or none. Default: center-crop.")
    void transform(String value) {
        given.put("data.crop", value);
    }

    @Option(
            names = {"--filter", "--resize-filter"},
            paramLabel = "FILTER",
            description = "lanczos, box, bilinear or bicubic. Default: lanczos.")
    void filter(String value) {
        given.put("data.filter", value);
    }

    @Option(
            names = "--background",
            paramLabel = "COLOUR",
            description = "What shows through transparent pixels: white, black, gray or #rrggbb. Default: white.")
    void background(String value) {
        given.put("data.background", value);
    }

    @Option(names = "--kimg", paramLabel = "K", description = "Trains for so many thousand images.")
    void kimg(String value) {
        given.put("schedule.totalKimg", value);
    }

    @Option(names = "--batch", paramLabel = "N", description = "Images per step.")
    void batch(String value) {
        given.put(BATCH, value);
    }

    @Option(
            names = "--batch-gpu",
            paramLabel = "N",
            description = "Images at once; gradients add up over a step. Less memory, same training.")
    void batchGpu(String value) {
        given.put(BATCH_GPU, value);
    }

    @Option(
            names = "--loss",
            paramLabel = "FORM",
            description = "minimax, non_saturating, lsgan, hinge or wasserstein, in every adversarial model.")
    void loss(String value) {
        given.put("model.loss.form", value);
    }

    @Option(
            names = "--penalty",
            paramLabel = "KIND",
            description =
                    "On the discriminator's gradients: none, r1, r2, wgan_gp or dragan, the last two with weight 10 in"
                            + " every step.")
    void penalty(String value) {
        String kind = value.replace('-', '_').toLowerCase(Locale.ROOT);
        if (OF_EVERY_STEP.containsKey(kind)) { // what a kind needs comes before it
            given.put("model.loss.penalty.interval", "0");
            given.putIfAbsent(GAMMA, OF_EVERY_STEP.get(kind));
        }
        given.put("model.loss.penalty.kind", value);
    }

    @Option(names = "--gamma", paramLabel = "X", description = "Weight of that penalty.")
    void gamma(String value) {
        given.put(GAMMA, value);
    }

    @Option(
            names = "--critic",
            paramLabel = "N",
            description = "Fresh batches that the discriminator takes for each of the generator.")
    void critic(String value) {
        given.put("model.training.turns.critic", value);
        given.put("model.training.turns.first.critic", value);
    }

    @Option(names = "--mixing", paramLabel = "P", description = "Probability of style mixing.")
    void mixing(String value) {
        given.put("model.style.mixing", value);
    }

    @Option(names = "--cbase", paramLabel = "N", description = "Widths of the networks: base / resolution, ...")
    void channelBase(String value) {
        given.put("model.networks.channels.base", value);
    }

    @Option(names = "--cmax", paramLabel = "N", description = "... but at most this.")
    void channelMax(String value) {
        given.put("model.networks.channels.max", value);
    }

    @Option(names = "--glr", paramLabel = "X", description = "Learning rate of the generator.")
    void generatorRate(String value) {
        given.put(GENERATOR_RATE, value);
    }

    @Option(names = "--dlr", paramLabel = "X", description = "Learning rate of the discriminator.")
    void discriminatorRate(String value) {
        given.put(DISCRIMINATOR_RATE, value);
    }

    @Option(names = "--map-depth", paramLabel = "N", description = "Layers of the mapping network.")
    void mappingLayers(String value) {
        given.put("model.networks.mappingLayers", value);
    }

    @Option(names = "--mbstd-group", paramLabel = "N", description = "Images per group of minibatch deviation.")
    void stddevGroup(String value) {
        given.put("model.networks.stddevGroup", value);
    }

    @Option(names = "--seed", paramLabel = "N", description = "Of weights, latents and order. Default: 0.")
    void seed(String value) {
        given.put("seed", value);
    }

    @Option(names = "--tick", paramLabel = "KIMG", description = "Statistics every so many thousand images.")
    void tick(String value) {
        given.put(TICK, value);
    }

    @Option(names = "--snap", paramLabel = "TICKS", description = "A network file every so many ticks.")
    void snap(String value) {
        given.put("output.snapshotTicks", value);
    }

    @Option(
            names = "--metrics",
            paramLabel = "LIST",
            description = "Measures each network file: names with commas, see metrics --list. Default: none.")
    void metrics(String value) {
        given.put("output.metrics", value);
    }

    @Option(
            names = "--metric-samples",
            paramLabel = "N",
            description = "Images per metric in place of the published number.")
    void metricSamples(String value) {
        given.put("output.metricSamples", value);
    }

    @Option(names = "--detector", paramLabel = "faces", description = "For --metrics: the built-in detector of faces.")
    void detector(String value) {
        given.put("output.detector", value);
    }

    @Option(names = "--desc", paramLabel = "TEXT", description = "Goes into the name of the run's folder.")
    void description(String value) {
        given.put("output.description", value);
    }

    @Option(names = "--device", paramLabel = "DEVICE", description = "auto, cpu, cuda or cuda:i. Default: auto.")
    void device(String value) {
        given.put("machine.device", value);
    }

    @Option(
            names = "--precision",
            paramLabel = "FORMAT",
            description = "auto, fp32, bf16 or fp16, of the blocks of highest resolution. Default: auto tries.")
    void precision(String value) {
        given.put("machine.precision", value);
    }

    @Option(
            names = "--init-from",
            paramLabel = "FILE",
            description = "Starts from the weights of a network file, as far as they fit.")
    void initFrom(String value) {
        given.put("initFrom", value);
    }

    /** What {@code --device} says. */
    public String device() {
        return given.getOrDefault("machine.device", "auto");
    }

    /** Whether nothing is to be changed. */
    public boolean isEmpty() {
        return given.isEmpty() && set.isEmpty();
    }

    /**
     * The settings with all given ones changed.
     *
     * @throws IllegalArgumentException when a value is refused
     */
    public TrainConfig apply(TrainConfig config) {
        List<String> assignments = new ArrayList<>();
        given.forEach((path, value) -> {
            if (!path.equals(BATCH)) {
                assignments.add(path + "=" + value);
            }
            if (TABLES.containsKey(path) && !config.model().growth().equals(Growth.NONE)) {
                assignments.add(TABLES.get(path) + "=");
            }
        });
        assignments.addAll(set);
        return Settings.apply(withBatch(config), assignments);
    }

    /** Another batch goes through the networks in the largest equal parts that are not above the present ones. */
    private TrainConfig withBatch(TrainConfig config) {
        if (!given.containsKey(BATCH)) {
            return config;
        }
        TrainConfig changed = Settings.apply(config, List.of(BATCH_GPU + "=1", BATCH + "=" + given.get(BATCH)));
        int part = Schedule.share(changed.schedule().batch(), config.schedule().batchGpu());
        return Settings.apply(changed, List.of(BATCH_GPU + "=" + part));
    }
}
