package org.stylegan4j.metric.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stylegan4j.data.source.Labels;
import org.stylegan4j.image.ImageSize;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.RandomSource;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class GeneratedPicturesTest {
    /** Pixels: the latent's two numbers, the label, noise. */
    private record Toy(int labelDim, double scale, double truncation) implements GeneratorNet {
        @Override
        public int zDim() {
            return 2;
        }

        @Override
        public int channels() {
            return 1;
        }

        @Override
        public ImageSize extent() {
            return new ImageSize(2, 2);
        }

        @Override
        public Device device() {
            return Device.CPU;
        }

        @Override
        public String hash() {
            return "toy";
        }

        @Override
        public boolean mapped() {
            return true;
        }

        @Override
        public Tensor map(Tensor z, Tensor labels) {
            Tensor label = labelDim == 0 ? Tensor.zeros(z.size(0), 1) : labels.narrow(1, 0, 1);
            return Tensor.cat(1, z.mul(truncation), label).reshape(z.size(0), 1, 3);
        }

        @Override
        public Tensor synthesize(Tensor ws, RandomSource noise) {
            Tensor drawn = noise.normal(Device.CPU, ws.size(0), 1, 1, 1).reshape(ws.size(0), 1);
            return Tensor.cat(1, ws.reshape(ws.size(0), 3), drawn).mul(scale).reshape(-1, 1, 2, 2);
        }
    }

    private static GeneratedPictures pictures(GeneratorNet net, Labels labels) {
        return new GeneratedPictures(net, labels, 7, 100);
    }

    private static final Toy PLAIN = new Toy(0, 0.3, 1);

    @Test
    void aPictureDoesNotDependOnItsBatch() throws IOException {
        PictureSet set = pictures(PLAIN, Labels.NONE);
        byte[] together = set.batch(3, 4).toBytes();
        for (int i = 0; i < 4; i++) {
            byte[] alone = set.batch(3 + i, 1).toBytes();
            assertArrayEquals(Arrays.copyOfRange(together, 4 * i, 4 * i + 4), alone);
        }
        assertEquals(DType.UINT8, set.batch(0, 1).dtype());
    }

    @Test
    void picturesAndTheirNoiseDiffer() {
        byte[] bytes = pictures(PLAIN, Labels.NONE).batch(0, 50).toBytes();
        assertTrue(IntStream.range(0, 50).map(i -> bytes[4 * i]).distinct().count() > 20);
        assertTrue(IntStream.range(0, 50).map(i -> bytes[4 * i + 3]).distinct().count() > 20);
    }

    @Test
    void labelsAreThoseOfTheRealPicturesInTheirProportion() {
        Labels labels = new Labels(1, List.of(new float[] {1}, new float[] {-1}, new float[] {-1}), List.of());
        byte[] bytes = new GeneratedPictures(new Toy(1, 1, 1), labels, 0, 600)
                .batch(0, 600)
                .toBytes();
        long ones = IntStream.range(0, 600)
                .filter(i -> bytes[4 * i + 2] == (byte) 255)
                .count();
        long others = IntStream.range(0, 600).filter(i -> bytes[4 * i + 2] == 0).count();
        assertEquals(600, ones + others);
        assertEquals(200.0, (double) ones, 40.0);
    }

    @Test
    void greyLevelsAreThoseOfTheOfficialGenerators() {
        GeneratorNet constant = new Toy(1, 1, 0); // the label passes through
        Labels label = new Labels(1, List.of(new float[] {0.51f}), List.of());
        byte[] bytes = new GeneratedPictures(constant, label, 0, 1).batch(0, 1).toBytes();
        assertEquals((byte) 193, bytes[2]); // 0.51 * 127.5 + 128 = 193.03
        assertEquals((byte) 128, bytes[0]);
    }

    @Test
    void fingerprintKnowsSeedTruncationAndLabelsButNotHowMany() throws IOException {
        GeneratedPictures set = pictures(PLAIN, Labels.NONE);
        assertEquals(set.hash(), set.first(10).hash());
        assertNotEquals(set.hash(), new GeneratedPictures(PLAIN, Labels.NONE, 8, 100).hash());
        assertNotEquals(set.hash(), pictures(new Toy(0, 0.3, 0.7), Labels.NONE).hash());
        Toy conditional = new Toy(1, 1, 1);
        assertNotEquals(
                pictures(conditional, new Labels(1, List.of(new float[] {1}), List.of()))
                        .hash(),
                pictures(conditional, new Labels(1, List.of(new float[] {2}), List.of()))
                        .hash());
    }

    @Test
    void labelsOfAnotherLengthAreRefused() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> pictures(new Toy(1, 1, 1), Labels.NONE));
        assertEquals("the network takes labels of 1 numbers, but the images have labels of 0", e.getMessage());
    }
}
