package org.stylegan4j.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.stylegan4j.data.TrainingData;
import org.stylegan4j.io.ProgressListener;
import org.stylegan4j.model.GanSystem;
import org.stylegan4j.model.Preset;
import org.stylegan4j.model.Schedule;
import org.stylegan4j.model.ToyConfig;
import org.stylegan4j.model.ToyModel;
import org.stylegan4j.system.Systems;
import org.stylegan4j.tensor.Engine;
import org.stylegan4j.tensor.TensorFile;
import org.stylegan4j.train.config.Machine;
import org.stylegan4j.train.config.Settings;
import org.stylegan4j.train.config.TrainConfig;
import org.stylegan4j.train.run.RunDir;
import org.stylegan4j.train.run.TrainListener;

/** Trainings that take milliseconds. As a program it trains until it is killed. */
public final class ToyRun {
    private static final GanSystem TOY = new GanSystem(
            new GanSystem.Names("toy", List.of(), "two linear networks"),
            ToyConfig.DEFAULT,
            List.of(new Preset(
                    Preset.LAPTOP,
                    "tests",
                    "milliseconds",
                    r -> new Preset.Start(ToyConfig.DEFAULT, new Schedule(4, 4, 1)),
                    List.of())),
            new GanSystem.Generator<>(ToyModel.Shape.class, (weights, shape, compute) -> {
                throw new IllegalArgumentException("draws in training only");
            }));

    public static final Systems SYSTEMS = new Systems(List.of(TOY));
    static final Machine CPU = new Machine("cpu", Machine.Precision.FP32, Machine.Layout.CHANNELS_LAST);
    static final int BATCH = 4;

    private ToyRun() {}

    /** Settings of a training of some steps, with some changes. */
    public static TrainConfig config(int steps, String... settings) {
        TrainConfig config = new TrainConfig(
                "toy",
                TrainConfig.Data.of("waves"),
                ToyConfig.DEFAULT,
                new Schedule(BATCH, BATCH, steps * BATCH / 1000.0),
                new TrainConfig.Output(
                        0.02, 2, 4, 5, 2, Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.empty()),
                CPU,
                3,
                Optional.empty());
        return Settings.apply(config, List.of(settings));
    }

    /** Settings of a training that saves its state many times a second. */
    static TrainConfig killable(int steps) {
        return config(steps, "output.stateMinutes=0.0005", "output.tickKimg=1");
    }

    public static TrainingData data() {
        return new ToyData(10, 8, 1, false);
    }

    /** A new folder. */
    public static RunDir folder(Path outDir, TrainConfig config) throws IOException {
        return RunDir.create(outDir, config, data().facts());
    }

    /** Trains in a folder, stopping after some steps of this session or at the end. */
    public static TrainListener.End train(RunDir run, TrainConfig config, int steps) throws IOException {
        Stopper stopper = new Stopper(steps);
        try (Trainer trainer = Trainer.open(run, config, data(), stopper)) {
            stopper.trainer = trainer;
            return trainer.run();
        }
    }

    /** Trains in a new folder. */
    public static TrainListener.End trainWhole(Path outDir, TrainConfig config) throws IOException {
        return train(folder(outDir, config), config, Integer.MAX_VALUE);
    }

    /** All numbers of a state, by name. */
    static Map<String, List<Byte>> bits(Path state) throws IOException {
        Map<String, List<Byte>> bits = new LinkedHashMap<>();
        try (TensorFile file = TensorFile.read(state)) {
            file.tensors().forEach((name, t) -> {
                List<Byte> bytes = new ArrayList<>();
                for (byte b : t.toBytes()) {
                    bytes.add(b);
                }
                bits.put(name, bytes);
            });
        }
        return bits;
    }

    /** Arguments: folder for runs, steps. Continues what is there. */
    public static void main(String[] args) throws IOException {
        Engine.threads(1);
        TrainConfig config = killable(Integer.parseInt(args[1]));
        Path outDir = Path.of(args[0]);
        RunDir run = RunDir.findUnfinished(outDir, config, data(), ProgressListener.NONE, SYSTEMS)
                .orElseGet(() -> created(outDir, config));
        train(run, config, Integer.MAX_VALUE);
    }

    private static RunDir created(Path outDir, TrainConfig config) {
        try {
            return folder(outDir, config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Stopper implements TrainListener {
        private Trainer trainer;
        private int left;

        Stopper(int steps) {
            left = steps;
        }

        @Override
        public void step(StepReport report) {
            left--;
            if (left == 0) {
                trainer.requestStop();
            }
        }
    }
}
