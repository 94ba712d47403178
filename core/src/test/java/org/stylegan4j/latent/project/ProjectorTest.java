package org.stylegan4j.latent.project;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stylegan4j.latent.project.OwnPictures.checkFound;
import static org.stylegan4j.latent.project.OwnPictures.picture;
import static org.stylegan4j.latent.project.OwnPictures.settings;
import static org.stylegan4j.latent.project.OwnPictures.targets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.io.ProgressListener;
import org.stylegan4j.latent.Network;
import org.stylegan4j.latent.figure.SheetFile;
import org.stylegan4j.latent.project.Projector.Targets;
import org.stylegan4j.latent.recipe.Layers;
import org.stylegan4j.latent.recipe.Recipe;
import org.stylegan4j.tensor.NoLeaks;

@ExtendWith(NoLeaks.class)
class ProjectorTest {
    private static final ProjectionSettings FAST = ProjectionSettings.OFFICIAL.withSteps(150);

    @TempDir
    Path folder;

    private Network network(int classes) throws IOException {
        return OwnPictures.network(folder, classes);
    }

    @Test
    void findsWhatTheNetworkDrewItself() throws IOException {
        try (Network network = network(0)) {
            checkFound(network, new Pyramid(), Optional.empty());
        }
    }

    @Test
    void findsPicturesOfAClass() throws IOException {
        try (Network network = network(3)) {
            checkFound(network, new Pyramid(), Optional.of("dog"));
            Targets unnamed = new Targets(
                    List.of("x"), targets(network, Optional.of("dog"), 1).pictures(), Optional.empty());
            assertEquals(
                    "this network is conditional and needs a class: 0 to 2 (cat, dog, bird)",
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> new Projector(network, new Pyramid(), FAST)
                                            .project(unnamed, ProjectionStore.NONE, ProjectionListener.NONE))
                            .getMessage());
        }
    }

    @Test
    void picturesDoNotInfluenceEachOther() throws IOException {
        try (Network network = network(0)) {
            Projector projector = new Projector(network, new Pyramid(), settings(20, true, 0));
            List<Projection> both = projector.project(
                    targets(network, Optional.empty(), 5, 6), ProjectionStore.NONE, ProjectionListener.NONE);
            List<Projection> alone = projector.project(
                    targets(network, Optional.empty(), 6), ProjectionStore.NONE, ProjectionListener.NONE);
            assertArrayEquals(both.get(1).style().values(), alone.get(0).style().values(), 1e-3f);
        }
    }

    @Test
    void noiseStaysNoiseAndGoesIntoThePicture() throws IOException {
        try (Network network = network(0)) {
            Targets targets = targets(network, Optional.empty(), 5);
            Projection found = new Projector(network, new Pyramid(), settings(30, true, 0))
                    .project(targets, ProjectionStore.NONE, ProjectionListener.NONE)
                    .get(0);
            assertEquals(network.storedNoise().size(), found.maps().size());
            for (float[] map : found.maps()) {
                double mean = 0;
                double square = 0;
                for (float v : map) {
                    mean += v / map.length;
                    square += v * v / map.length;
                }
                assertEquals(0, mean, 1e-5);
                assertEquals(1, square, 1e-4);
            }
            Path png = ProjectionFiles.write(folder.resolve("out"), network, found, "key");
            byte[] bytes = Files.readAllBytes(png);
            Path moved = Files.createDirectories(folder.resolve("moved"));
            Files.copy(png, moved.resolve("a.png"));
            Files.move(folder.resolve("out/seed5-noise.safetensors"), moved.resolve("seed5-noise.safetensors"));
            Path again = moved.resolve("b.png");
            SheetFile.write(network, SheetFile.read(moved.resolve("a.png")), again, ProgressListener.NONE);
            assertArrayEquals(bytes, Files.readAllBytes(again));
            assertFalse(Arrays.equals(
                    picture(network, Recipe.of(found.style())).data(),
                    picture(network, SheetFile.read(again).recipes().get(0)).data()));
        }
    }

    @Test
    void separateLayersComeNearer() throws IOException {
        try (Network network = network(0)) {
            ProjectionSettings o = settings(60, false, 0);
            ProjectionSettings plus =
                    new ProjectionSettings(60, true, false, o.learningRate(), o.wNoise(), o.noiseWeight(), 0, o.seed());
            // A picture of mixed styles has no single w.
            Recipe mixed = Recipe.seed(1).mixed(Recipe.seed(2), Layers.parse("2-"));
            Targets targets = new Targets(List.of("mixed"), List.of(picture(network, mixed)), Optional.empty());
            double one = new Projector(network, new Pyramid(), o)
                    .project(targets, ProjectionStore.NONE, ProjectionListener.NONE)
                    .get(0)
                    .distance();
            Projection many = new Projector(network, new Pyramid(), plus)
                    .project(targets, ProjectionStore.NONE, ProjectionListener.NONE)
                    .get(0);
            assertEquals(6, many.style().rows());
            assertTrue(many.distance() < one, one + " and " + many.distance());
        }
    }

    @Test
    void interruptedProjectionGoesOnToTheSameResult() throws IOException {
        try (Network network = network(0)) {
            Targets targets = targets(network, Optional.empty(), 5);
            ProjectionSettings settings = settings(80, true, 0);
            Projector projector = new Projector(network, new Pyramid(), settings);
            Projection whole = projector
                    .project(targets, ProjectionStore.NONE, ProjectionListener.NONE)
                    .get(0);
            ProjectionStore store = projector.store(folder, targets);
            assertThrows(
                    IllegalStateException.class,
                    () -> projector.project(targets, store, (step, steps, d) -> {
                        if (step == 60) {
                            throw new IllegalStateException("power cut");
                        }
                    }));
            List<Integer> steps = new ArrayList<>();
            Projection resumed = projector
                    .project(targets, store, (step, all, d) -> steps.add(step))
                    .get(0);
            assertEquals(51, steps.get(0));
            assertArrayEquals(whole.style().values(), resumed.style().values());
            assertEquals(8, resumed.way().size());
            store.clear();
            assertFalse(Files.exists(store.file().get()));
        }
    }

    @Test
    void endsEarlyWhenNearEnough() throws IOException {
        try (Network network = network(0)) {
            List<Float> distances = new ArrayList<>();
            new Projector(network, new Pyramid(), settings(150, false, 0.02))
                    .project(
                            targets(network, Optional.empty(), 5),
                            ProjectionStore.NONE,
                            (step, steps, d) -> distances.add(d[0]));
            assertTrue(distances.size() < 150, "steps " + distances.size());
            assertTrue(distances.get(distances.size() - 1) < 0.02);
        }
    }

    @Test
    void ratesFollowTheOfficialRamps() {
        ProjectionSettings o = ProjectionSettings.OFFICIAL;
        assertEquals(0, o.learningRate(0));
        assertEquals(0.05, o.learningRate(25), 1e-12);
        assertEquals(0.1, o.learningRate(50), 1e-12);
        assertEquals(0.1, o.learningRate(750), 1e-12);
        assertEquals(0.05, o.learningRate(875), 1e-12);
        assertEquals(0.05, o.wNoise(0), 1e-12);
        assertEquals(0.05 / 4, o.wNoise(375), 1e-12);
        assertEquals(0, o.wNoise(800));
    }
}
