package org.stylegan4j.train;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.stylegan4j.train.config.Presets;
import org.stylegan4j.train.config.Settings;
import org.stylegan4j.train.config.TrainConfig;

/** The small trainings of release 0.1 among the test resources: a folder for each, and the command that began it. */
final class ReleaseRuns {
    /** Named as the settings in the folders name it, which do not know where the folders are. */
    static final String PICTURES = "pictures.zip";

    static final int RESOLUTION = 16;
    static final int BATCH = 4;

    /** What was drawn with the network of each folder, from {@link #SEED}. */
    static final String PICTURE = "picture.png";

    static final long SEED = 85;

    private static final List<String> TINY = List.of(
            "networks.channels.max=4",
            "networks.zDim=4",
            "schedule.batchGpu=" + BATCH,
            "schedule.batch=" + BATCH,
            "schedule.totalKimg=0.064");

    private static final List<String> STYLED = List.of("networks.wDim=4");

    /** 8x8 for one step, then 16x16 fades in over six. */
    private static final List<String> GROWING = List.of(
            "growth.trainingKimg=0.004", "growth.transitionKimg=0.024", "growth.batch=", "growth.learningRate=");

    private static final List<String> SHALLOW = List.of("networks.mappingLayers=2");

    private ReleaseRuns() {}

    /**
     * A training.
     *
     * @param folder below that of the release
     * @param settings what was changed of the preset, in order
     */
    record Run(String folder, String system, String preset, List<String> settings) {
        /** The settings that this command means today. */
        TrainConfig config() {
            TrainConfig row = Presets.of(system, preset, TrainConfig.Data.of(PICTURES), RESOLUTION);
            return Settings.apply(row, settings).withMachine(ToyRun.CPU);
        }

        @Override
        public String toString() {
            return folder;
        }
    }

    /** All of them. */
    static List<Run> all() {
        return List.of(
                run("stylegan2-laptop", "stylegan2", "laptop", TINY, STYLED),
                run("stylegan2-auto", "stylegan2", "auto", TINY, STYLED, List.of("loss.generatorInterval=2")),
                run(
                        "stylegan2-conditional",
                        "stylegan2",
                        "cifar",
                        TINY,
                        STYLED,
                        List.of("networks.stddevGroup=4", "data.cond=true", "data.mirror=true")),
                run("config-a", "stylegan2", "config-a-laptop", TINY, STYLED, GROWING),
                run("config-b", "stylegan2", "config-b-laptop", TINY, STYLED, GROWING),
                run("config-c", "stylegan2", "config-c-laptop", TINY, STYLED, GROWING),
                run("config-d", "stylegan2", "config-d-laptop", TINY, STYLED, GROWING),
                run("config-e-gresnet-dskip", "stylegan2", "config-e-gresnet-dskip-laptop", TINY, STYLED),
                run("stylegan1-laptop", "stylegan1", "laptop", TINY, STYLED, GROWING),
                run("stylegan1-wgan-gp", "stylegan1", "wgan-gp", TINY, STYLED, GROWING, SHALLOW),
                run("stylegan1-tuned-baseline", "stylegan1", "tuned-baseline", TINY, STYLED, GROWING),
                run("msg-stylegan", "msg-stylegan", "laptop", TINY, STYLED),
                run("progan", "progan", "laptop", TINY, GROWING),
                run("msg-progan", "msg-progan", "laptop", TINY),
                run("msg-progan-paper", "msg-progan", "paper", TINY));
    }

    @SafeVarargs
    private static Run run(String folder, String system, String preset, List<String>... settings) {
        List<String> all = new ArrayList<>();
        for (List<String> some : settings) {
            all.addAll(some);
        }
        return new Run(folder, system, preset, List.copyOf(all));
    }

    /** The images of the trainings, which lie beside them. */
    static DatasetData data(Path release, TrainConfig config) throws IOException {
        TrainConfig.Data d = config.data();
        TrainConfig.Data here = new TrainConfig.Data(
                release.resolve(PICTURES).toString(),
                d.resolution(),
                d.crop(),
                d.filter(),
                d.background(),
                d.cond(),
                d.mirror(),
                d.maxImages());
        return DatasetData.open(here, config.seed(), (done, total) -> {});
    }

    /** Copies what a release left into a folder where it may be changed. */
    static void copy(Path target) throws IOException {
        URL found = ReleaseRuns.class.getResource("release-0.1");
        if (found == null) {
            throw new IOException("no release-0.1 among the test resources");
        }
        try {
            Path source = Path.of(found.toURI());
            Files.walkFileTree(source, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Path to = target.resolve(source.relativize(file).toString());
                    Files.createDirectories(to.getParent());
                    Files.copy(file, to);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (URISyntaxException e) {
            throw new IOException(found.toString(), e);
        }
    }
}
