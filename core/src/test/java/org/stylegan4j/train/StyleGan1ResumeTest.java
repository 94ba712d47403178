package org.stylegan4j.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stylegan4j.data.Batch;
import org.stylegan4j.data.source.Labels;
import org.stylegan4j.model.Model;
import org.stylegan4j.model.ModelConfig;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.schedule.GrowthStage;
import org.stylegan4j.schedule.Progress;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;
import org.stylegan4j.train.config.Presets;
import org.stylegan4j.train.config.Settings;
import org.stylegan4j.train.config.TrainConfig;
import org.stylegan4j.train.run.SavedState;

/** A growing training that stops while a level fades in. */
@ExtendWith(NoLeaks.class)
class StyleGan1ResumeTest {
    private static final int BATCH = 4;
    private static final int STOP = 4;
    private static final int END = 7;

    /** 8x8 for two steps, then 16x16 fades in over six. */
    private static ModelConfig config(String preset) {
        TrainConfig row = Presets.of("stylegan2", preset, TrainConfig.Data.of("faces"), 16);
        return Settings.apply(
                        row,
                        List.of(
                                "networks.zDim=8",
                                "networks.wDim=8",
                                "networks.channels.max=8",
                                "growth.trainingKimg=0.008",
                                "growth.transitionKimg=0.024"))
                .model();
    }

    private static Model build(ModelConfig config) {
        return config.build(new ModelConfig.Setup(16, 3, 0, Compute.PLAIN, 1));
    }

    private static Progress train(Model model, ModelConfig config, Progress from, int steps) {
        Progress progress = from;
        try (Iteration iteration = new Iteration(model, new Iteration.Plan(BATCH, 7, Labels.NONE, Device.CPU))) {
            while (progress.step() < steps) {
                GrowthStage fade = config.growth().fade(progress.images(), 16);
                try (Scope scope = Scope.open()) {
                    int r = fade.resolution();
                    Tensor x = Golden.sine((double) progress.step(), 0.05, BATCH, 3, r, r);
                    iteration.run(() -> new Batch(x, Tensor.zeros(BATCH, 0)), progress, () -> {});
                }
                progress = progress.after(BATCH);
            }
        }
        return progress;
    }

    @ParameterizedTest
    @ValueSource(strings = {"config-a-laptop", "config-d-laptop"})
    void goesOnToTheSameBits(String preset, @TempDir Path folder) throws IOException {
        ModelConfig config = config(preset);
        Progress start = new Progress(0, 0, 1000);
        Path file = folder.resolve("state.safetensors");
        try (Model whole = build(config);
                Model resumed = build(config)) {
            Progress stopped = train(whole, config, start, STOP);
            GrowthStage fade = config.growth().fade(stopped.images(), 16);
            assertTrue(fade.alpha() > 0 && !fade.complete(), "stopped in the middle of a fade");
            new SavedState(stopped.images(), stopped.step(), 0).write(file, whole);
            train(whole, config, stopped, END);

            SavedState.load(file, resumed);
            train(resumed, config, stopped, END);
            SavedState.tensors(whole)
                    .forEach((name, t) -> assertArrayEquals(
                            t.toFloats(), SavedState.tensors(resumed).get(name).toFloats(), name));
            assertEquals(16, config.growth().fade(END * BATCH, 16).resolution());
        }
    }
}
