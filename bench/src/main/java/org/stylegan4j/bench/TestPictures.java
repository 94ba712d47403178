package org.stylegan4j.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.stylegan4j.image.Filter;
import org.stylegan4j.image.ImageSize;
import org.stylegan4j.image.Pixels;
import org.stylegan4j.image.Png;
import org.stylegan4j.image.Resize;

/** Pictures about as hard to compress as photographs: soft shapes of every size, halving in strength, and a little grain. */
final class TestPictures {
    private static final int SMALLEST = 4;
    private static final double GRAIN = 3;
    /** What cameras and published sets use. */
    private static final float JPEG_QUALITY = 0.95f;

    private TestPictures() {}

    /** A folder of pictures, {@code format} being png or jpeg; the same for the same arguments. */
    static Path write(Path folder, String format, int side, int count) throws IOException {
        Path set = Files.createDirectories(folder.resolve(format + side));
        for (int i = 0; i < count; i++) {
            Pixels picture = draw(side, new Random(i));
            Path file = set.resolve("%04d.%s".formatted(i, format));
            if (format.equals("png")) {
                Png.write(file, picture, Map.of());
            } else {
                jpeg(file, picture);
            }
        }
        return set;
    }

    private static Pixels draw(int side, Random random) {
        double[] sum = new double[3 * side * side];
        double strength = 0.5;
        for (int coarse = SMALLEST; coarse <= side; coarse *= 2) {
            byte[] noise = new byte[3 * coarse * coarse];
            random.nextBytes(noise);
            Pixels octave = Resize.to(new Pixels(coarse, coarse, 3, noise), new ImageSize(side, side), Filter.BICUBIC);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += ((octave.data()[i] & 255) - 127.5) * strength;
            }
            strength /= 2;
        }
        byte[] out = new byte[sum.length];
        for (int i = 0; i < out.length; i++) {
            double v = 127.5 + sum[i] + GRAIN * random.nextGaussian();
            out[i] = (byte) Math.max(0, Math.min(255, Math.round(v)));
        }
        return new Pixels(side, side, 3, out);
    }

    private static void jpeg(Path file, Pixels picture) throws IOException {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
        ImageWriter writer = writers.next();
        BufferedImage image = picture.image();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(JPEG_QUALITY);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
    }
}
