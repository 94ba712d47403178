package org.stylegan4j.train;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.stylegan4j.data.TrainingData;
import org.stylegan4j.format.Checkpoint;
import org.stylegan4j.format.Provenance;
import org.stylegan4j.format.files.NetworkFiles;
import org.stylegan4j.metric.measure.CacheFolder;
import org.stylegan4j.metric.measure.MetricListener;
import org.stylegan4j.model.Model;
import org.stylegan4j.model.ModelConfig;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.schedule.GrowthStage;
import org.stylegan4j.schedule.Progress;
import org.stylegan4j.tensor.Build;
import org.stylegan4j.tensor.Closer;
import org.stylegan4j.tensor.Engine;
import org.stylegan4j.tensor.Tensor;
import org.stylegan4j.train.config.SettingsJson;
import org.stylegan4j.train.config.TrainConfig;
import org.stylegan4j.train.config.TrainingSchedule;
import org.stylegan4j.train.run.RunDir;
import org.stylegan4j.train.run.RunFiles;
import org.stylegan4j.train.run.SavedState;
import org.stylegan4j.train.run.Statistics;
import org.stylegan4j.train.run.TickReport;
import org.stylegan4j.train.run.TrainListener;
import org.stylegan4j.train.run.TrainingDiverged;
import org.stylegan4j.train.run.WeightTransfer;

/**
 * Trains a model on images, in a run folder. What the folder already holds is continued: on the processor, to the same bits as
 * if the training had never stopped. Closing frees the networks and gives the folder free. For one thread, but for
 * {@link #requestStop}.
 */
public final class Trainer implements AutoCloseable {
    private static final double SECONDS_PER_MINUTE = 60;
    private static final double BYTES_PER_GIB = 1 << 30;
    /** Keeps the latents of the grid apart from the numbers that the weights start from. */
    private static final int GRID_SEED = 0x67726964;

    private final RunDir run;
    private final TrainConfig config;
    private final TrainingData data;
    private final RunLogger journal;
    private final Closer owned = new Closer();

    private final Model model;
    private final Compute compute;
    private final Iteration iteration;
    private final ImageGrid grid;
    private final SnapshotMetrics metrics;
    private final TrainingTimer clock;
    private final TrainingSchedule tempo;
    private Progress progress;
    private volatile boolean stopRequested;

    private Trainer(RunDir run, TrainConfig config, TrainingData data, TrainListener listener) throws IOException {
        this.run = run;
        this.config = config;
        this.data = data;
        journal = new RunLogger(run, listener);
        try {
            TrainingData.Facts facts = data.facts();
            config.check(facts.resolution(), facts.channels(), facts.labelDim());
            tempo = new TrainingSchedule(config, data.facts().resolution());
            compute = config.machine().compute();
            RunDir.Lock lock = run.lock();
            owned.add(lock);
            model = owned.add(config.model().build(setup()));
            iteration = owned.add(new Iteration(
                    model,
                    new Iteration.Plan(config.schedule().batchGpu(), config.seed(), data.labels(), compute.device())));
            grid = owned.add(new ImageGrid(data, model.sampler(), config.seed() ^ GRID_SEED));
            metrics = owned.add(SnapshotMetrics.open(
                    new SnapshotMetrics.Places(run.path(), CacheFolder.standard(), compute.device()), config, data));
            SavedState from = takeUp();
            progress =
                    new Progress(from.images(), from.step(), config.schedule().totalImages());
            clock = new TrainingTimer(from.seconds(), from.images());
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Builds the networks, and loads the newest whole state of the folder if there is one.
     *
     * @param config of the run; device, precision and layout chosen
     * @param data stays with the caller
     * @throws IOException with one line when another training runs in the folder, or its states cannot be used
     */
    public static Trainer open(RunDir run, TrainConfig config, TrainingData data, TrainListener listener)
            throws IOException {
        TrainingData known =
                data.comparableWith(run.data().hash(), (done, total) -> listener.underway("fingerprint", done, total));
        return new Trainer(run, config, known, listener);
    }

    private ModelConfig.Setup setup() {
        TrainingData.Facts facts = data.facts();
        return new ModelConfig.Setup(facts.resolution(), facts.channels(), facts.labelDim(), compute, config.seed());
    }

    private SavedState takeUp() throws IOException {
        List<Path> states = run.states();
        if (!states.isEmpty() && !run.data().hash().equals(data.facts().hash())) {
            throw new IOException("the images are not those that the training began with: "
                    + data.facts().name());
        }
        if (!states.isEmpty()) {
            return newestWhole(states);
        }
        if (config.initFrom().isPresent()) {
            transfer(Path.of(config.initFrom().get()));
        }
        return new SavedState(0, 0, 0);
    }

    private SavedState newestWhole(List<Path> newestFirst) throws IOException {
        List<Path> damaged = new ArrayList<>();
        for (Path state : newestFirst) {
            try {
                SavedState loaded = SavedState.load(state, model);
                if (!damaged.isEmpty()) {
                    RunDir.setAside(damaged);
                    journal.note("going back to " + state.getFileName());
                }
                return loaded;
            } catch (IOException e) {
                journal.note("cannot use " + state.getFileName() + ": " + e.getMessage());
                damaged.add(state);
            }
        }
        throw new IOException("no usable training state in " + run.path());
    }

    private void transfer(Path file) throws IOException {
        try (Checkpoint checkpoint = NetworkFiles.read(file)) {
            WeightTransfer result = WeightTransfer.apply(checkpoint, model);
            if (result.matched().isEmpty()) {
                throw new IOException("no tensor fits the networks: " + file);
            }
            RunFiles.write(run.path().resolve("init-from.txt"), result.report());
            journal.note(result.summary());
        }
    }

    /** How far the training is. */
    public Progress progress() {
        return progress;
    }

    /** Asks the training to save its state after the present step and end. Safe from any thread. */
    public void requestStop() {
        stopRequested = true;
    }

    /**
     * Trains until all images are shown or a stop is requested.
     *
     * @throws TrainingDiverged naming phase and step when a loss or a weight is no longer finite
     * @throws IOException with one line when a file cannot be written; what had been written before stays
     */
    public TrainListener.End run() throws IOException {
        try {
            begin();
            try (TrainingData.Batches batches =
                    CardBatches.on(compute.device(), data.batches(tempo::portion, config.seed(), progress.images()))) {
                while (!progress.done() && !stopRequested) {
                    step(batches);
                }
            }
            return end();
        } catch (TrainingDiverged e) {
            TrainingDiverged told = e.with(run.states().stream().findFirst());
            run.log(told.getMessage());
            throw told;
        } catch (IOException e) {
            throw rescued(e);
        }
    }

    private void begin() throws IOException {
        journal.started(new TrainListener.Start(
                run.path(), config, data.facts(), config.model().summaries(setup()), progress));
        if (progress.images() == 0) {
            model.prepare(progress);
            grid.writeReal(run.path().resolve("reals.png"));
            writeSamples(run.path().resolve("fakes_init.png"));
        }
    }

    private void step(TrainingData.Batches batches) throws IOException {
        Progress before = progress;
        Iteration.Result done = iteration.run(batches::next, before, batches::prepare);
        progress = before.after(done.images());
        journal.step(
                new TrainListener.StepReport(progress, clock.endStep(done.images()), withGrowth(done.means(), before)));
        long start = System.nanoTime();
        upkeep(before);
        clock.addUpkeep(start);
    }

    private Map<String, Double> withGrowth(Map<String, Double> means, Progress before) {
        Map<String, Double> all = new LinkedHashMap<>(means);
        all.putAll(growth(before));
        return all;
    }

    /** The newest level and its weight, of networks that grow. */
    private Map<String, Double> growth(Progress at) {
        GrowthStage fade = tempo.fade(at.images());
        return tempo.grows()
                ? Map.of("Progress/resolution", (double) fade.resolution(), "Progress/alpha", fade.alpha())
                : Map.of();
    }

    /** Writes what is due. All but the wall-clock states is a function of images shown, so that it is the same after a resume. */
    private void upkeep(Progress before) throws IOException {
        TrainConfig.Output output = config.output();
        boolean done = progress.done();
        if (done || before.step() == 0 || passed(before, 1)) {
            checkWeights();
            endTick();
        }
        if (done || passed(before, output.gridTicks())) {
            writeSamples(run.file("fakes", progress.images(), "png"));
        }
        boolean snapshot = done || passed(before, output.snapshotTicks());
        Optional<Path> written = snapshot ? Optional.of(writeSnapshot()) : Optional.empty();
        if (snapshot || clock.secondsSinceState() >= output.stateMinutes() * SECONDS_PER_MINUTE) {
            writeState();
        }
        if (written.isPresent()) {
            measure(written.get());
        }
    }

    /** A measurement that fails is told and does not end the training. */
    private void measure(Path snapshot) throws IOException {
        try {
            metrics.measure(snapshot, listener(), (result, line) -> journal.measured(progress, result, line));
        } catch (CancellationException e) {
            journal.note("metrics of " + snapshot.getFileName() + " are left out");
        } catch (IOException | IllegalArgumentException e) {
            journal.note("cannot measure " + snapshot.getFileName() + ": " + e.getMessage());
        }
    }

    private MetricListener listener() {
        return new MetricListener() {
            @Override
            public void progress(String stage, long done, long total) {
                journal.underway(stage, done, total);
            }

            @Override
            public boolean cancelled() {
                return stopRequested;
            }
        };
    }

    private boolean passed(Progress before, int ticks) {
        return tempo.passed(before.images(), progress.images(), ticks);
    }

    private void checkWeights() {
        model.networks().forEach((name, network) -> {
            for (Tensor t : network.all().values()) {
                if (!t.isFinite()) {
                    throw new TrainingDiverged("a weight of network " + name, progress.step());
                }
            }
        });
    }

    private void endTick() throws IOException {
        Statistics statistics = iteration.statistics();
        long tick = (long) tempo.ticks(progress.images());
        growth(progress).forEach(statistics::add);
        statistics.add("Progress/tick", (double) tick);
        statistics.add("Progress/kimg", progress.images() / 1000.0);
        statistics.add("Resources/cpu_mem_gb", Engine.residentBytes() / BYTES_PER_GIB);
        clock.endTick(progress.images(), statistics);
        journal.tick(new TickReport(tick, progress, statistics.endTick()));
    }

    private void writeSamples(Path file) throws IOException {
        String stage = "drawing " + file.getFileName();
        grid.writeSamples(
                file,
                compute.device(),
                config.schedule().batchGpu(),
                (done, total) -> journal.underway(stage, done, total));
        journal.written(file);
    }

    private Path writeSnapshot() throws IOException {
        Path file = run.file("network-snapshot-", progress.images(), "safetensors");
        Checkpoint.write(
                file,
                model,
                new Provenance(
                        data.facts().name(),
                        data.facts().hash(),
                        data.labels().names(),
                        config.seed(),
                        progress.images(),
                        Build.version(),
                        SettingsJson.write(config).toString()));
        journal.written(file);
        return file;
    }

    private Path writeState() throws IOException {
        checkWeights();
        Path file = run.stateFile(progress.images());
        new SavedState(progress.images(), progress.step(), clock.totalSeconds()).write(file, model);
        run.dropOldStates(config.output().keepStates());
        clock.stateSaved();
        journal.written(file);
        return file;
    }

    /** A file could not be written; the state may still fit. */
    private IOException rescued(IOException failure) {
        String kept = "";
        try {
            if (progress.images() > 0 && !Files.exists(run.stateFile(progress.images()))) {
                kept = "; the state is saved in " + writeState();
            }
        } catch (IOException e) {
            kept = "; earlier files are whole";
        }
        return new IOException("cannot write into " + run.path() + ": " + reason(failure) + kept, failure);
    }

    private static String reason(IOException e) {
        return e instanceof FileSystemException f && f.getReason() != null ? f.getReason() : e.getMessage();
    }

    private TrainListener.End end() throws IOException {
        if (!progress.done()) {
            writeState();
            writeSnapshot(); // whoever stops wants to draw with what there is
        }
        Optional<Path> state = run.states().stream().findFirst();
        TrainListener.End end = new TrainListener.End(run.path(), progress.done(), progress, state);
        journal.ended(end);
        return end;
    }

    @Override
    public void close() {
        owned.close();
    }
}
