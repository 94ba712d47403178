package org.stylegan4j.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.data.Batch;
import org.stylegan4j.data.TrainingData;
import org.stylegan4j.model.ImageGenerator;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class ImageGridTest {
    @TempDir
    Path folder;

    /** Shades of the label: class 0 black, class 1 white. */
    private record Shade() implements ImageGenerator {
        @Override
        public int imageChannels() {
            return 1;
        }

        @Override
        public int resolution() {
            return 16;
        }

        @Override
        public int zDim() {
            return 2;
        }

        @Override
        public int labelDim() {
            return 2;
        }

        @Override
        public Tensor draw(Tensor z, Tensor labels) {
            return labels.narrow(1, 1, 1)
                    .mul(2)
                    .add(-1)
                    .reshape(labels.size(0), 1, 1, 1)
                    .expand(labels.size(0), 1, 16, 16);
        }
    }

    @Test
    void classesHaveARowEach() throws IOException {
        Path file = folder.resolve("fakes.png");
        try (TrainingData data = new ToyData(100, 16, 1, true);
                ImageGrid grid = new ImageGrid(data, new Shade(), 0)) {
            List<Integer> heard = new ArrayList<>();
            grid.writeSamples(file, Device.CPU, 7, (done, total) -> heard.add(done));
            assertEquals(List.of(0, 7, 14, 21), heard.subList(0, 4));
        }
        BufferedImage picture = ImageIO.read(file.toFile());
        assertEquals(160, picture.getWidth());
        assertEquals(128, picture.getHeight());
        for (int i = 0; i < 10; i++) {
            int even = picture.getRaster().getSample(16 * i, 0, 0);
            assertEquals(255 - even, picture.getRaster().getSample(16 * i, 16, 0));
            assertEquals(even, picture.getRaster().getSample(16 * i, 32, 0));
        }
    }

    @Test
    void realImagesKeepTheirLevels() throws IOException {
        Path file = folder.resolve("reals.png");
        try (TrainingData data = new ToyData(1, 16, 3, false);
                ImageGrid grid = new ImageGrid(data, new Shade(), 0);
                Batch one = data.pictures(List.of(0))) {
            grid.writeReal(file);
            BufferedImage picture = ImageIO.read(file.toFile());
            float[] x = one.images().toFloats();
            for (int c = 0; c < 3; c++) {
                assertEquals(
                        Math.rint((x[c * 256 + 5 * 16 + 7] + 1) * 127.5),
                        picture.getRaster().getSample(7, 5, c));
            }
        }
    }
}
