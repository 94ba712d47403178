package org.stylegan4j.train.config;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.stylegan4j.data.TrainingData;
import org.stylegan4j.image.Background;
import org.stylegan4j.image.Crop;
import org.stylegan4j.image.Filter;
import org.stylegan4j.metric.MetricTable;
import org.stylegan4j.model.ModelConfig;
import org.stylegan4j.model.Schedule;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.system.Systems;
import org.stylegan4j.train.config.Machine.Precision;
import org.stylegan4j.train.run.RunDir;

/**
 * All settings of a training. {@link Presets} makes them, {@link Settings} changes single ones, {@link RunDir} keeps them.
 *
 * @param preset the row of the preset table that these settings started from
 * @param data which images, and how they are prepared
 * @param model what is trained; a record
 * @param schedule how many images, at once and in all
 * @param output what is written how often
 * @param machine where and how it is computed
 * @param seed of initial weights, order of images and all latents
 * @param initFrom a network file whose weights the training starts from
 */
public record TrainConfig(
        String preset,
        Data data,
        ModelConfig model,
        Schedule schedule,
        Output output,
        Machine machine,
        int seed,
        Optional<String> initFrom) {
    public TrainConfig {
        if (!(model instanceof Record)) {
            throw new IllegalArgumentException("settings of a model must be a record: " + model.getClass());
        }
    }

    /**
     * Which images, and how they are prepared.
     *
     * @param source a folder, an archive, or the name of a built-in set: {@code faces}
     * @param resolution R; guessed from the images when empty
     * @param crop what is kept of each image
     * @param filter how it is resized
     * @param background what shows through transparent pixels: a name or {@code #rrggbb}
     * @param cond whether the networks see the labels
     * @param mirror whether each image also appears flipped left to right
     * @param maxImages trains on a random subset of that size
     */
    public record Data(
            String source,
            OptionalInt resolution,
            Crop crop,
            Filter filter,
            String background,
            boolean cond,
            boolean mirror,
            OptionalInt maxImages) {
        /** All images of a source as they are, centre crop, Lanczos, on white. */
        public static Data of(String source) {
            return new Data(
                    source,
                    OptionalInt.empty(),
                    Crop.CENTER_CROP,
                    Filter.LANCZOS,
                    Background.WHITE.toString(),
                    false,
                    false,
                    OptionalInt.empty());
        }

        public Data {
            background = Background.parse(background).toString();
            if (source.isBlank()) {
                throw new IllegalArgumentException("data must name a folder, an archive or a built-in set");
            }
            if (resolution.isPresent() && (resolution.getAsInt() < 1 || Integer.bitCount(resolution.getAsInt()) != 1)) {
                throw new IllegalArgumentException("resolution must be a power of two: " + resolution.getAsInt());
            }
            if (maxImages.isPresent() && maxImages.getAsInt() < 1) {
                throw new IllegalArgumentException("subset must be at least 1: " + maxImages.getAsInt());
            }
        }
    }

    /**
     * What is written how often.
     *
     * @param tickKimg statistics are written every so many thousand images: one tick
     * @param gridTicks a picture of samples every so many ticks
     * @param snapshotTicks a network file every so many ticks
     * @param stateMinutes the whole training state is written at least that often
     * @param keepStates how many states are kept, the newest
     * @param description goes into the folder's name
     * @param metrics names with commas of those by which each network file is measured; none if empty
     * @param metricSamples in place of the published number of samples
     * @param detector {@code faces} for the built-in one in place of the published ones
     */
    public record Output(
            double tickKimg,
            int gridTicks,
            int snapshotTicks,
            double stateMinutes,
            int keepStates,
            Optional<String> description,
            Optional<String> metrics,
            OptionalInt metricSamples,
            Optional<String> detector) {
        private static final String FACES_DETECTOR = "faces";

        public Output {
            if (!(tickKimg > 0)) {
                throw new IllegalArgumentException("tick must be positive: " + tickKimg);
            }
            if (gridTicks < 1 || snapshotTicks < 1) {
                throw new IllegalArgumentException(
                        "grid and snap must be at least 1: " + gridTicks + ", " + snapshotTicks);
            }
            if (!(stateMinutes >= 0)) {
                throw new IllegalArgumentException("state minutes must be non-negative: " + stateMinutes);
            }
            if (keepStates < 1) {
                throw new IllegalArgumentException("states to keep must be at least 1: " + keepStates);
            }
            metrics.ifPresent(names -> MetricTable.choose(MetricTable.ofNetworks(), names));
            if (metricSamples.isPresent() && metricSamples.getAsInt() < 2) {
                throw new IllegalArgumentException("metric samples must be at least 2: " + metricSamples.getAsInt());
            }
            if (detector.isPresent() && !detector.get().equals(FACES_DETECTOR)) {
                throw new IllegalArgumentException(
                        "unknown detector '" + detector.get() + "'; known: " + FACES_DETECTOR);
            }
            if (description.isPresent() && !description.get().matches("[\\w.+-]+")) {
                throw new IllegalArgumentException(
                        "description may hold letters, digits and . _ + - only: " + description.get());
            }
        }
    }

    /** All settings as indented JSON, as {@code training_options.json} holds them. */
    public String toJson() {
        return SettingsJson.write(this).toPrettyString();
    }

    /** The same training on another machine. */
    public TrainConfig withMachine(Machine other) {
        return new TrainConfig(preset, data, model, schedule, output, other, seed, initFrom);
    }

    /**
     * Refuses what cannot work together, before any work: a first level above the images, a schedule shorter than its fades,
     * batches that do not split into groups, a number format that the networks do not have.
     *
     * @param resolution R of the images
     * @param channels C, 1 or 3
     * @param labelDim F of the labels that the networks see, 0 for none
     * @throws IllegalArgumentException in one line that says what to change
     */
    public void check(int resolution, int channels, int labelDim) {
        model.check(new ModelConfig.Setup(resolution, channels, labelDim, Compute.PLAIN, seed));
        model.growth().check(resolution, schedule.totalKimg());
        new TrainingSchedule(this, resolution).checkGroups();
        machine.check();
        boolean half = machine.precision() == Precision.BF16 || machine.precision() == Precision.FP16;
        if (half && !model.halfPrecision()) {
            throw new IllegalArgumentException(model.system() + " computes in fp32 only: --precision "
                    + machine.precision().name().toLowerCase(Locale.ROOT));
        }
    }

    /** {@link #check(int, int, int)} for coloured images without labels. */
    public void check(int resolution) {
        check(resolution, 3, 0);
    }

    /** The same with float32 where the precision is open but the networks have no other. */
    public TrainConfig settled() {
        boolean open = machine.precision() == Precision.AUTO && !model.halfPrecision();
        return open ? withMachine(new Machine(machine.device(), Precision.FP32, machine.layout())) : this;
    }

    /** What the run's folder is called after its number: {@code faces32-laptop-batch16-kimg60}. */
    public String runName(TrainingData.Facts facts) {
        StringBuilder name = new StringBuilder(facts.name().replaceAll("[^\\w.-]+", "-"));
        if (!facts.name().endsWith(Integer.toString(facts.resolution()))) {
            name.append(facts.name().matches(".*\\d") ? "-" : "").append(facts.resolution());
        }
        name.append(data.cond() ? "-cond" : "").append(data.mirror() ? "-mirror" : "");
        data.maxImages().ifPresent(n -> name.append("-subset").append(n));
        name.append(String.format(
                Locale.ROOT,
                "%s-%s-batch%d-kimg%s",
                shortSystem(),
                preset,
                schedule.batch(),
                trimmed(schedule.totalKimg())));
        output.description().ifPresent(d -> name.append('-').append(d));
        return name.toString();
    }

    /** The usual system goes without saying. */
    private String shortSystem() {
        return model.system().equals(Systems.ALL.usual().name()) || preset.equals(model.system())
                ? ""
                : "-" + model.system();
    }

    private static String trimmed(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
