package org.stylegan4j.train.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.data.TrainingData;
import org.stylegan4j.image.Pixels;
import org.stylegan4j.image.Png;
import org.stylegan4j.schedule.GrowthStage;
import org.stylegan4j.train.config.Presets;
import org.stylegan4j.train.config.TrainConfig;
import org.stylegan4j.train.run.RunDir;

class GrowthFigureTest {
    private static final int R = 16;

    @TempDir
    Path out;

    /** A run that grew to 16x16 within 20 thousand images, with a grid every other thousand, each of one shade of gray. */
    private Path run() throws IOException {
        TrainConfig config = Presets.of("progan", "laptop", TrainConfig.Data.of("pictures"), R);
        RunDir run = RunDir.create(out, config, new TrainingData.Facts("pictures", "0", 10, R, 1, 0));
        grid(run.path().resolve("fakes_init.png"), 0);
        for (int kimg = 2; kimg <= 80; kimg += 2) {
            grid(run.file("fakes", kimg * 1000L, "png"), kimg);
        }
        return run.path();
    }

    /** Ten pictures across and eight down; the second one is brighter by 100. */
    private static void grid(Path file, int shade) throws IOException {
        byte[] gray = new byte[160 * 128];
        Arrays.fill(gray, (byte) shade);
        for (int i = 0; i < 16 * 16; i++) {
            gray[i / 16 * 160 + 16 + i % 16] = (byte) (shade + 100);
        }
        Png.write(file, new Pixels(160, 128, 1, gray), Map.of());
    }

    @Test
    void everyLevelIsShownAtItsEnd() throws IOException {
        GrowthFigure figure = GrowthFigure.of(run());
        List<GrowthFigure.Moment> moments = figure.choose(6);
        // the ends of 4x4 and 8x8, and the middles of what is left of 16x16
        assertEquals(
                List.of(0L, 4L, 12L, 28L, 46L, 80L),
                moments.stream().map(GrowthFigure.Moment::kimg).toList());
        assertEquals(GrowthStage.full(4), moments.get(1).fade());
        assertEquals(GrowthStage.full(8), moments.get(2).fade());
        assertEquals(GrowthStage.full(16), moments.get(5).fade());
        assertEquals(41, figure.choose(1000).size());
    }

    @Test
    void pictureHasAColumnForEachMomentAndARowForEachLatent() throws IOException {
        GrowthFigure figure = GrowthFigure.of(run());
        List<GrowthFigure.Moment> moments = figure.choose(4);
        Pixels p = figure.picture(moments, 2);
        int side = 96;
        assertEquals(4 * (side + 4) + 4, p.width());
        assertEquals(32 + 2 * (side + 4), p.height());
        for (int x = 0; x < 4; x++) {
            int left = 4 + x * (side + 4) + side / 2;
            int kimg = (int) moments.get(x).kimg();
            assertEquals(kimg, at(p, left, 32 + side / 2));
            assertEquals(kimg + 100, at(p, left, 32 + side + 4 + side / 2));
        }
        assertEquals(255, at(p, 0, 0));
        boolean lettered = false;
        for (int i = 0; i < p.width() * 30; i++) {
            lettered |= p.data()[3 * i] == 0;
        }
        assertTrue(lettered);
    }

    private static int at(Pixels p, int x, int y) {
        return p.data()[3 * (y * p.width() + x)] & 255;
    }

    @Test
    void animationBeginsWithTheFirstMoment() throws IOException {
        byte[] file = GrowthFigure.of(run()).animation(2);
        BufferedImage first = ImageIO.read(new ByteArrayInputStream(file));
        assertEquals(2 * 100 + 4, first.getWidth());
        assertEquals(0, first.getRaster().getSample(50, 50, 0));
        assertEquals(100, first.getRaster().getSample(150, 50, 0));
    }

    @Test
    void missingThingsAreNamed() throws IOException {
        Path run = run();
        GrowthFigure figure = GrowthFigure.of(run);
        assertEquals(
                "latents must be from 1 to 80: 81",
                assertThrows(IllegalArgumentException.class, () -> figure.picture(figure.choose(2), 81))
                        .getMessage());
        TrainConfig config = Presets.of("progan", "laptop", TrainConfig.Data.of("pictures"), R);
        Path empty = RunDir.create(out, config, new TrainingData.Facts("pictures", "0", 10, R, 1, 0))
                .path();
        assertEquals(
                "no pictures fakes*.png in the folder of the training: " + empty,
                assertThrows(IOException.class, () -> GrowthFigure.of(empty)).getMessage());
    }
}
