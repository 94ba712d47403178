package org.stylegan4j.train.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.stylegan4j.image.Crop;
import org.stylegan4j.model.stylegan2.StyleGan2Config;

class SettingsTest {
    private static final TrainConfig START = Presets.of("auto", TrainConfig.Data.of("pictures"), 64);

    private static final String TRAINING = "generator, discriminator, schedule, average, turns";

    private static TrainConfig with(String... assignments) {
        return Settings.apply(START, List.of(assignments));
    }

    private static String refusal(String assignment) {
        return assertThrows(IllegalArgumentException.class, () -> with(assignment))
                .getMessage();
    }

    @Test
    void everyKindOfValueIsRead() {
        TrainConfig c = with(
                "seed=7",
                "schedule.totalKimg=1.5",
                "data.cond=yes",
                "data.resolution=128",
                "data.crop=center-crop-wide",
                "data.source=a=b",
                "output.description=try-2",
                "machine.precision=bf16");
        assertEquals(7, c.seed());
        assertEquals(1500, c.schedule().totalImages());
        assertEquals(true, c.data().cond());
        assertEquals(OptionalInt.of(128), c.data().resolution());
        assertEquals(Crop.CENTER_CROP_WIDE, c.data().crop());
        assertEquals("a=b", c.data().source());
        assertEquals(Optional.of("try-2"), c.output().description());
        assertEquals(Machine.Precision.BF16, c.machine().precision());
        assertEquals(
                OptionalInt.empty(),
                Settings.apply(c, List.of("data.resolution=none")).data().resolution());
    }

    @Test
    void onlyTheNamedSettingChanges() {
        TrainConfig c = with("model.loss.gamma=8");
        StyleGan2Config before = (StyleGan2Config) START.model();
        StyleGan2Config after = (StyleGan2Config) c.model();
        assertEquals(8, after.loss().penalty().gamma());
        assertEquals(before.networks(), after.networks());
        assertEquals(before.style(), after.style());
        assertEquals(START.schedule(), c.schedule());
    }

    @Test
    void settingsOfTheModelNeedNoPrefix() {
        assertEquals(with("model.loss.gamma=8"), with("loss.gamma=8"));
    }

    @Test
    void aSettingIsFoundInTheOneGroupThatHasIt() {
        assertEquals(with("loss.penalty.gamma=8"), with("loss.gamma=8"));
        assertEquals("unknown setting 'betas'; known: " + TRAINING, refusal("training.betas=1"));
        assertEquals(
                "unknown setting 'beta1'; known: " + TRAINING, refusal("training.beta1=1")); // both players have one
    }

    @Test
    void namesOfAnEarlierReleaseAreTaken() {
        assertEquals(with("style.pathLength.weight=3"), with("loss.pathLengthWeight=3"));
        assertEquals(with("style.mixing=0.1"), with("model.loss.mixing=0.1"));
        assertEquals(with("loss.penalty.interval=4"), with("loss.discriminator-interval=4"));
        assertEquals(with("training.generator.beta1=0.5"), with("generatorOptimizer.beta1=0.5"));
    }

    @Test
    void dashesAndCaseDoNotCount() {
        assertEquals(with("schedule.totalKimg=5"), with("schedule.total-kimg=5"));
        assertEquals(with("style.pathLength.weight=0"), with("Style.path_length.Weight=0"));
    }

    @Test
    void unknownSettingListsTheKnownOnes() {
        assertEquals(
                "unknown setting 'gama'; known: form, pairing, penalty, drift, generatorWeight",
                refusal("loss.gama=1"));
    }

    @Test
    void groupIsNotASetting() {
        assertEquals(
                "a group of settings, not one: 'schedule'; known: batch, batchGpu, totalKimg", refusal("schedule=1"));
    }

    @Test
    void partOfASettingIsRefused() {
        assertEquals("setting 'seed' has no parts: x", refusal("seed.x=1"));
    }

    @Test
    void unreadableValuesAreNamed() {
        assertEquals("bad value of setting batch: many is not a whole number", refusal("schedule.batch=many"));
        assertEquals("bad value of setting gamma: x is not a number", refusal("loss.gamma=x"));
        assertEquals("bad value of setting cond: maybe is neither true nor false", refusal("data.cond=maybe"));
        assertEquals("unknown precision 'fp8'; known: auto, fp32, bf16, fp16", refusal("machine.precision=fp8"));
        assertEquals("expected path=value but was seed", refusal("seed"));
    }

    @Test
    void recordsCheckTheNewValue() {
        assertEquals("batch must be a multiple of batch-gpu: 33, 32", refusal("schedule.batch=33"));
    }
}
