package org.stylegan4j.model.dcgan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.data.Batch;
import org.stylegan4j.format.Checkpoint;
import org.stylegan4j.format.Provenance;
import org.stylegan4j.latent.Network;
import org.stylegan4j.latent.Picture;
import org.stylegan4j.latent.recipe.Recipe;
import org.stylegan4j.model.Model;
import org.stylegan4j.model.ModelConfig.Setup;
import org.stylegan4j.model.Summary;
import org.stylegan4j.model.ZooTrajectory;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.ZooFile;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class DcganTrainingTest {
    private static DcganConfig config(int z, int width) {
        return new DcganConfig(
                new DcganConfig.Networks(z, width, Rules.ALL), DcganConfig.PAPER.loss(), DcganConfig.PAPER.training());
    }

    @Test
    void trajectoryIsTheReferences() {
        try (ZooFile file = ZooFile.open("dcgan_64_trajectory")) {
            long[] x = file.get("in.x").shape(); // [N, C, R, R]
            Setup setup = new Setup((int) x[2], (int) x[1], 0, Compute.PLAIN, 1);
            try (Model model = config(file.number("nz"), file.number("ngf")).build(setup);
                    Scope scope = Scope.open()) {
                ZooTrajectory run = new ZooTrajectory(file, model);
                for (int i = 0; i < file.get("in.idx").size(0); i++) {
                    Batch real = run.reals(i);
                    run.run("Dmain", real, run.row("in.z", i));
                    run.run("Gmain", real, run.row("in.z", i));
                }
                run.assertLosses("loss.d", "Dmain", 1);
                run.assertLosses("loss.g", "Gmain", 1);
                run.assertEnd();
            }
        }
    }

    /** What training drew is what the network file draws, by the statistics that are in it. */
    @Test
    void networkFilesDrawAsTrainingDoes(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("dcgan.safetensors");
        float[] drawn;
        try (Model model = config(6, 4).build(new Setup(16, 3, 0, Compute.PLAIN, 3));
                Scope scope = Scope.noGrad()) {
            Checkpoint.write(file, model, new Provenance("pets", "abc", List.of(), 3, 0, "0.1.0", "{}"));
            try (Network network = Network.load(file)) {
                Tensor z = Tensor.full(0.5, DType.FP32, Device.CPU, 2, 6);
                Tensor none = Tensor.zeros(2, 0);
                drawn = model.sampler().draw(z, none).toFloats();
                assertArrayEquals(drawn, network.generator().draw(z, none).toFloats());
                assertEquals(16, network.resolution());
                network.drawAll(
                        List.of(Recipe.seed(1)), 1, (Picture p) -> assertEquals(3 * 16 * 16, p.values().length));
            }
        }
    }

    @Test
    void tablesOfLayersHaveTheShapesOfFigureOne() {
        List<Summary> tables = DcganConfig.PAPER.summaries(new Setup(64, 3, 0, Compute.PLAIN, 0));
        List<String> generator = tables.get(0).rows().stream()
                .map(r -> r.layer() + " " + r.output())
                .toList();
        assertEquals(
                List.of(
                        "main.0 [1024, 4, 4]",
                        "main.1 [1024, 4, 4]",
                        "main.3 [512, 8, 8]",
                        "main.4 [512, 8, 8]",
                        "main.6 [256, 16, 16]",
                        "main.7 [256, 16, 16]",
                        "main.9 [128, 32, 32]",
                        "main.10 [128, 32, 32]",
                        "main.12 [3, 64, 64]"),
                generator);
        List<String> discriminator = tables.get(1).rows().stream()
                .map(r -> r.layer() + " " + r.output())
                .toList();
        assertEquals("main.0 [128, 32, 32]", discriminator.get(0));
        assertEquals("main.11 [1]", discriminator.get(discriminator.size() - 1));
    }
}
