package org.stylegan4j.train;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.stylegan4j.data.faces.FacesSource;
import org.stylegan4j.image.Pixels;
import org.stylegan4j.latent.Network;
import org.stylegan4j.latent.recipe.Recipe;
import org.stylegan4j.train.config.TrainConfig;
import org.stylegan4j.train.run.RunDir;
import org.stylegan4j.train.run.TrainListener;

/** Makes the folders that {@link ReleaseTest} reads; runs only when it is named. Their README says how. */
class ReleaseRunsWriter {
    private static final int IMAGES = 16;
    private static final int STEPS = 3;

    @Test
    void writeAll() throws IOException {
        Path release = Path.of(System.getProperty("stylegan4j.release"));
        Files.createDirectories(release);
        writePictures(release.resolve(ReleaseRuns.PICTURES));
        for (ReleaseRuns.Run run : ReleaseRuns.all()) {
            write(run, release);
        }
    }

    private static void write(ReleaseRuns.Run wanted, Path release) throws IOException {
        TrainConfig config = wanted.config();
        Path outDir = release.resolve(wanted.folder());
        try (DatasetData data = ReleaseRuns.data(release, config)) {
            RunDir run = RunDir.create(outDir, config, data.facts());
            Stopper stopper = new Stopper();
            try (Trainer trainer = Trainer.open(run, config, data, stopper)) {
                stopper.trainer = trainer;
                trainer.run();
            }
            keep(run.path());
            try (Network network = Network.load(run.path())) {
                Recipe recipe = Recipe.seed(ReleaseRuns.SEED);
                BufferedImage drawn = network.draw(network.labelDim() > 0 ? recipe.withLabel("1") : recipe);
                ImageIO.write(drawn, "png", outDir.resolve(ReleaseRuns.PICTURE).toFile());
            }
        }
    }

    /** Settings, state, network and numbers; no pictures. */
    private static void keep(Path run) throws IOException {
        try (Stream<Path> all = Files.list(run)) {
            for (Path file : all.toList()) {
                if (!file.toString().matches(".*\\.(json|jsonl|safetensors)")) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void writePictures(Path zip) throws IOException {
        FacesSource faces = new FacesSource(0, ReleaseRuns.RESOLUTION, IMAGES);
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream pictures = new ZipOutputStream(out)) {
            for (int i = 0; i < IMAGES; i++) {
                pictures.putNextEntry(new ZipEntry(i + 10 + ".png"));
                ImageIO.write(image(faces.read(i)), "png", pictures);
            }
            String labels = IntStream.range(0, IMAGES)
                    .mapToObj(i -> "[\"" + (i + 10) + ".png\"," + i % 2 + "]")
                    .collect(Collectors.joining(","));
            pictures.putNextEntry(new ZipEntry("dataset.json"));
            pictures.write(("{\"labels\":[" + labels + "]}").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static BufferedImage image(Pixels p) {
        BufferedImage image = new BufferedImage(p.width(), p.height(), BufferedImage.TYPE_INT_RGB);
        byte[] b = p.data();
        for (int i = 0; i < b.length / 3; i++) {
            int rgb = ((b[3 * i] & 255) << 16) | ((b[3 * i + 1] & 255) << 8) | (b[3 * i + 2] & 255);
            image.setRGB(i % p.width(), i / p.width(), rgb);
        }
        return image;
    }

    private static final class Stopper implements TrainListener {
        private Trainer trainer;
        private int left = STEPS;

        @Override
        public void step(StepReport report) {
            left--;
            if (left == 0) {
                trainer.requestStop();
            }
        }
    }
}
