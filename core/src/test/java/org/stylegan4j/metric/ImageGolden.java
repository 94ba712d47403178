package org.stylegan4j.metric;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Golden;
import org.stylegan4j.tensor.RandomSource;
import org.stylegan4j.tensor.Tensor;

/** What src/test/python/image_metrics.py wrote (NumPy 1.24.2, SciPy 1.10.1), and the formulas that it draws from. */
public final class ImageGolden {
    private ImageGolden() {}

    public static JsonNode get(String name) {
        try (InputStream in = ImageGolden.class.getResourceAsStream("/metric/image_metrics.json")) {
            return new ObjectMapper().readTree(in).get(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first set of pictures, [3, 3, 32, 32]. */
    public static Tensor first() {
        return pattern(3, 32);
    }

    /** 127.5 + 100 sin(0.37 i + 0.1), [3, C, side, side]. */
    public static Tensor pattern(int channels, int side) {
        return Golden.sine(0.1, 0.37, 3, channels, side, side).mul(100).add(127.5);
    }

    /** The second set of pictures, [3, 3, 32, 32]. */
    public static Tensor second() {
        Tensor fine = Golden.sine(0.5, 1.9, 3, 3, 32, 32).mul(12);
        Tensor coarse = Golden.sine(0.7, 0.05, 3, 3, 32, 32).mul(30);
        return first().mul(0.9).add(fine).add(coarse);
    }

    /** Places and directions by the script's formulas. */
    public static final class Formula implements RandomSource {
        private long calls;
        private int repeats;

        @Override
        public int below(int bound) {
            long k = calls++;
            return (int) ((37 * k + k * k / 5) % bound);
        }

        @Override
        public Tensor normal(Device device, long... shape) {
            return Golden.sine(0.3 + repeats++, 0.7131, shape);
        }

        @Override
        public double uniform() {
            throw new UnsupportedOperationException("not in the script");
        }
    }
}
