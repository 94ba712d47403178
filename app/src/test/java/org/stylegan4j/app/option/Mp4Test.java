package org.stylegan4j.app.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stylegan4j.image.Film;
import org.stylegan4j.image.ImageSize;
import org.stylegan4j.image.Pixels;

class Mp4Test {
    /** H.264 keeps even surfaces within a few grey levels. */
    private static final int TOLERANCE = 8;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void framesComeBackInOrder(int channels) throws IOException {
        Path file = folder.resolve("film.mp4");
        Film.Plan plan = new Film.Plan(new ImageSize(64, 48), channels, 5, 25, Map.of());
        try (OutputStream out = Files.newOutputStream(file);
                Film film = new Mp4(out, plan)) {
            for (int i = 0; i < 5; i++) {
                byte[] data = new byte[64 * 48 * channels];
                Arrays.fill(data, (byte) (40 * i + 20));
                film.add(new Pixels(64, 48, channels, data));
            }
        }
        try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(file.toFile())) {
            grabber.start();
            assertEquals(64, grabber.getImageWidth());
            assertEquals("h264", grabber.getVideoCodecName());
            assertEquals(25, grabber.getVideoFrameRate(), 0.01);
            for (int i = 0; i < 5; i++) {
                Frame frame = grabber.grabImage();
                int value = ((ByteBuffer) frame.image[0]).get(1000) & 255;
                assertTrue(Math.abs(value - (40 * i + 20)) <= TOLERANCE, "frame " + i + " is " + value);
            }
        }
    }
}
