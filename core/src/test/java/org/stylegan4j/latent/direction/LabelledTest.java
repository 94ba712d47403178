package org.stylegan4j.latent.direction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.image.Pixels;
import org.stylegan4j.io.ProgressListener;
import org.stylegan4j.latent.Network;
import org.stylegan4j.latent.SampleNetworks;
import org.stylegan4j.latent.recipe.Recipe;
import org.stylegan4j.tensor.NoLeaks;

@ExtendWith(NoLeaks.class)
class LabelledTest {
    private static final List<Recipe> RECIPES =
            LongStream.range(0, 70).mapToObj(Recipe::seed).toList();

    @TempDir
    Path folder;

    /** The sum of all bytes; counts what it looked at. */
    private record Sum(AtomicInteger looked) implements Attributes {
        @Override
        public List<String> names() {
            return List.of("sum", "half");
        }

        @Override
        public List<float[]> read(List<Pixels> pictures) {
            looked.addAndGet(pictures.size());
            return pictures.stream().map(Sum::read).toList();
        }

        private static float[] read(Pixels p) {
            float sum = 0;
            for (byte b : p.data()) {
                sum += b;
            }
            return new float[] {sum, sum / 2};
        }
    }

    private static void assertSame(Labelled expected, Labelled actual) {
        assertEquals(expected.names(), actual.names());
        assertEquals(expected.recipes(), actual.recipes());
        for (int i = 0; i < RECIPES.size(); i++) {
            assertArrayEquals(expected.rows().get(i), actual.rows().get(i));
        }
    }

    @Test
    void interruptedLabellingGoesOn() throws IOException {
        Path file = folder.resolve("labels.csv");
        try (Network network = Network.load(SampleNetworks.write(folder.resolve("rgb.safetensors"), 3, 0))) {
            Sum before = new Sum(new AtomicInteger());
            ProgressListener cut = (done, total) -> {
                if (done >= total / 2) {
                    throw new CancellationException();
                }
            };
            assertThrows(CancellationException.class, () -> Labelled.drawn(network, RECIPES, before, "sum", file, cut));
            assertFalse(Files.exists(file), "whole or not there");
            Sum after = new Sum(new AtomicInteger());
            Labelled all = Labelled.drawn(network, RECIPES, after, "sum", file, ProgressListener.NONE);
            assertEquals(RECIPES.size(), before.looked().get() + after.looked().get(), "looked at once");
            assertSame(Labelled.drawn(network, RECIPES, new Sum(new AtomicInteger())), all);
            assertSame(all, Labelled.csv(file, Recipe::seed));
            assertFalse(Files.exists(folder.resolve("labels.csv.draft")));
        }
    }

    @Test
    void anotherReaderBeginsAnew() throws IOException {
        Path file = folder.resolve("labels.csv");
        try (Network network = Network.load(SampleNetworks.write(folder.resolve("rgb.safetensors"), 3, 0))) {
            ProgressListener cut = (done, total) -> {
                throw new CancellationException();
            };
            assertThrows(
                    CancellationException.class,
                    () -> Labelled.drawn(network, RECIPES, new Sum(new AtomicInteger()), "one", file, cut));
            Sum other = new Sum(new AtomicInteger());
            Labelled.drawn(network, RECIPES, other, "other", file, ProgressListener.NONE);
            assertEquals(RECIPES.size(), other.looked().get());
        }
    }

    @Test
    void shareIsThatOfWhatCarriesTheVariance() {
        List<float[]> rows = IntStream.range(0, 20)
                .mapToObj(i -> new float[] {i % 2, i == 3 ? 1 : 0, 5})
                .toList();
        Labelled all = new Labelled(List.of("coin", "rare", "same"), RECIPES.subList(0, 20), rows);
        assertEquals(1, all.share("coin"), 1e-12);
        double p = 1.0 / 20;
        double expected = p * (1 - p) / (Math.pow(1 - p, 3) + Math.pow(p, 3)); // of a binomial variable
        assertEquals(expected, all.share("rare"), 1e-12);
        assertEquals(0, all.share("same"));
        Labelled some = all.only(List.of("same", "coin"));
        assertArrayEquals(new float[] {5, 1}, some.rows().get(1));
        assertEquals(List.of("same", "coin"), some.names());
    }
}
