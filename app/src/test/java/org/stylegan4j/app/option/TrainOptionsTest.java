package org.stylegan4j.app.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.stylegan4j.model.loss.LossConfig;
import org.stylegan4j.model.loss.Penalty;
import org.stylegan4j.model.loss.PenaltyConfig;
import org.stylegan4j.model.loss.ScoreLoss;
import org.stylegan4j.model.stylegan2.StyleGan2Config;
import org.stylegan4j.nn.Channels;
import org.stylegan4j.train.config.Presets;
import org.stylegan4j.train.config.TrainConfig;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class TrainOptionsTest {
    private static final TrainConfig PRESET = Presets.of("stylegan2", TrainConfig.Data.of("images"), 64);

    /** A command with nothing but these options. */
    @Command
    private static final class Holder {
        @Mixin
        private TrainOptions options;
    }

    private static TrainConfig apply(String... args) {
        Holder holder = new Holder();
        new CommandLine(holder).parseArgs(args);
        return holder.options.apply(PRESET);
    }

    private static StyleGan2Config model(TrainConfig config) {
        return (StyleGan2Config) config.model();
    }

    @Test
    void eachOptionChangesItsSetting() {
        TrainConfig c = apply(
                "--resolution=64",
                "--cond",
                "--mirror=1",
                "--subset=100",
                "--kimg=7",
                "--gamma=2.5",
                "--seed=9",
                "--snap=3",
                "--tick=2",
                "--desc=try",
                "--cbase=4096",
                "--cmax=64",
                "--map-depth=3",
                "--mbstd-group=2");
        assertEquals(OptionalInt.of(64), c.data().resolution());
        assertTrue(c.data().cond() && c.data().mirror());
        assertEquals(OptionalInt.of(100), c.data().maxImages());
        assertEquals(7, c.schedule().totalKimg());
        assertEquals(9, c.seed());
        assertEquals(3, c.output().snapshotTicks());
        assertEquals(2, c.output().tickKimg());
        assertEquals("try", c.output().description().orElseThrow());
        assertEquals(2.5, model(c).loss().penalty().gamma());
        assertEquals(new Channels(4096, 64), model(c).networks().channels());
        assertEquals(3, model(c).networks().mappingLayers());
        assertEquals(2, model(c).networks().stddevGroup());
    }

    @Test
    void learningRatesAreSeparate() {
        StyleGan2Config m = model(apply("--glr=0.5", "--dlr=0.25"));
        assertEquals(0.5, m.training().generator().learningRate());
        assertEquals(0.25, m.training().discriminator().learningRate());
    }

    @Test
    void lossAndPenaltyOfTheDefaultModelAreAChoice() {
        LossConfig loss =
                model(apply("--loss=hinge", "--penalty=wgan-gp", "--critic=3")).loss();
        assertEquals(ScoreLoss.HINGE, loss.form());
        assertEquals(new PenaltyConfig(Penalty.WGAN_GP, 10, 1, 0), loss.penalty());
        assertEquals(3, model(apply("--critic=3")).training().turns().critic());
        PenaltyConfig clipped = model(apply("--penalty=weight_clipping")).loss().penalty();
        assertEquals(new PenaltyConfig(Penalty.WEIGHT_CLIPPING, 0.01, 1, 0), clipped);
        PenaltyConfig r2 = model(apply("--gamma=3", "--penalty=r2")).loss().penalty();
        assertEquals(new PenaltyConfig(Penalty.R2, 3, 1, 16), r2); // as lazy as R1 was
    }

    @Test
    void partsOfABatchFitWithoutBeingAskedFor() {
        assertEquals(4, PRESET.schedule().batchGpu());
        assertEquals(3, apply("--batch=6").schedule().batchGpu());
        assertEquals(2, apply("--batch=2").schedule().batchGpu());
        assertEquals(6, apply("--batch=6", "--batch-gpu=6").schedule().batchGpu());
        assertEquals(8, apply("--batch-gpu=8").schedule().batchGpu());
    }

    @Test
    void setComesLast() {
        assertEquals(
                5,
                model(apply("--set", "loss.gamma=5", "--gamma=2"))
                        .loss()
                        .penalty()
                        .gamma());
    }
}
