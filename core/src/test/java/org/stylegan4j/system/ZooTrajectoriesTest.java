package org.stylegan4j.system;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stylegan4j.data.Batch;
import org.stylegan4j.model.Model;
import org.stylegan4j.model.ModelConfig;
import org.stylegan4j.model.ModelConfig.Setup;
import org.stylegan4j.model.ZooTrajectory;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.ZooFile;
import org.stylegan4j.schedule.Progress;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;
import org.stylegan4j.train.config.Presets;
import org.stylegan4j.train.config.Settings;
import org.stylegan4j.train.config.TrainConfig;

/** Trainings of whole systems, by their own phases, optimizers and schedules, are the references'. */
@ExtendWith(NoLeaks.class)
class ZooTrajectoriesTest {
    private static ModelConfig config(String system, List<String> settings) {
        TrainConfig preset = Presets.of(system, "paper", TrainConfig.Data.of("pictures"), 32);
        return Settings.apply(preset, settings).model();
    }

    private static List<String> residual(ZooFile file, String discriminator) {
        return List.of(
                "networks.zDim=" + file.number("nz"),
                "networks.generatorWidth=" + file.number("ngf"),
                discriminator + "=" + file.number("ndf"),
                "training.generator.learningRate=" + file.real("lr_g"),
                "training.discriminator.learningRate=" + file.real("lr_d"));
    }

    /** Two critic steps for each of the generator, which learns from twice as many fakes; rates fall to zero by iteration. */
    @ParameterizedTest
    @CsvSource({"sngan, sngan_32_trajectory, networks.discriminatorWidth"})
    void spectrallyNormalized(String system, String name, String discriminator) {
        try (ZooFile file = ZooFile.open(name)) {
            long[] x = file.get("in.x").shape(); // [N, C, R, R]
            Setup setup = new Setup((int) x[2], (int) x[1], 0, Compute.PLAIN, 1);
            try (Model model = config(system, residual(file, discriminator)).build(setup);
                    Scope scope = Scope.open()) {
                ZooTrajectory run = new ZooTrajectory(file, model);
                int critic = file.number("n_dis");
                int iterations = (int) file.get("in.z_g").size(0);
                UnaryOperator<Integer> decay = i -> 1000 * i;
                for (int i = 0; i < iterations; i++) {
                    run.prepare(new Progress(decay.apply(i), i, decay.apply(total(file))));
                    for (int j = 0; j < critic; j++) {
                        Batch real = run.reals(i * critic + j);
                        run.run("Dmain", real, run.row("in.z", i * critic + j));
                    }
                    run.run("Gmain", run.reals(i), run.row("in.z_g", i));
                }
                run.assertLosses("loss.d", "Dmain", 1);
                run.assertLosses("loss.g", "Gmain", 1);
                run.assertEnd();
            }
        }
    }

    /** {@code linear: lr * (1 - i/6) during iteration i}. */
    private static int total(ZooFile file) {
        return Integer.parseInt(file.text("lr_decay").replaceAll(".*i/(\\d+).*", "$1"));
    }

    @Test
    void penalizedCritic() {
        try (ZooFile file = ZooFile.open("wgan_gp_resnet_32_trajectory")) {
            long[] x = file.get("in.x").shape();
            Setup setup = new Setup((int) x[2], (int) x[1], 0, Compute.PLAIN, 1);
            try (Model model = config("wgan-gp", residual(file, "networks.criticWidth"))
                            .build(setup);
                    Scope scope = Scope.open()) {
                ZooTrajectory run = new ZooTrajectory(file, model);
                int critic = file.number("n_dis");
                int iterations = (int) file.get("in.z_g").size(0);
                for (int i = 0; i < iterations; i++) {
                    run.prepare(new Progress(1000L * i, i, 1000L * total(file)));
                    for (int j = 0; j < critic; j++) {
                        int k = i * critic + j;
                        Tensor z = run.row("in.z", k);
                        Tensor share = run.row("in.eps", k).mul(-1).add(1); // of the fake
                        run.run("Dmain", run.reals(k), z, z, share);
                    }
                    run.run("Gmain", run.reals(i), run.row("in.z_g", i));
                }
                run.assertLosses("loss.g", "Gmain", 1);
                run.assertEnd();
            }
        }
    }
}
