package org.stylegan4j.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.stylegan4j.tensor.TensorAssert.assertClose;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stylegan4j.data.Fixtures;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Tensor;
import org.stylegan4j.tensor.TensorFile;

/** The expected pictures were written by src/test/python/float_resize.py (Pillow 9.4.0, NumPy 1.24.2). */
@ExtendWith(NoLeaks.class)
class FloatResizeTest {
    /** In grey levels; float32 keeps five digits. */
    private static final double TOLERANCE = 1e-3;

    private static TensorFile golden() throws IOException {
        try {
            return TensorFile.read(Path.of(FloatResizeTest.class
                    .getResource("/data/float_resize.safetensors")
                    .toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Tensor picture(TensorFile file, String name) {
        Tensor p = file.get(name).to(DType.FP32);
        return p.reshape(1, p.size(0), p.size(1), p.size(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"photograph", "gray", "ramp"})
    void everyFilterEqualsPillowsFloatMode(String name) throws IOException {
        try (TensorFile file = golden()) {
            Tensor x = picture(file, name);
            for (Filter filter : Filter.values()) {
                String key = name + "." + filter.name().toLowerCase(Locale.ROOT) + ".20x16";
                assertClose(key, picture(file, key), FloatResize.pillow(x, new ImageSize(20, 16), filter), TOLERANCE);
            }
            String larger = name + ".bicubic.50x40";
            Tensor y = FloatResize.pillow(x, new ImageSize(50, 40), Filter.BICUBIC);
            assertClose(larger, picture(file, larger), y, TOLERANCE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"photograph", "gray", "ramp"})
    void bilinearEqualsTensorflow1(String name) throws IOException {
        try (TensorFile file = golden()) {
            Tensor x = picture(file, name);
            for (ImageSize size : new ImageSize[] {new ImageSize(20, 16), new ImageSize(50, 40)}) {
                String key = name + ".tf1." + size;
                assertClose(key, picture(file, key), FloatResize.tensorflow1(x, size), TOLERANCE);
            }
        }
    }

    @Test
    void aRampStaysARampUnderTensorflow1UntilItsLastColumn() {
        float[] ramp = new float[64];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = 30 * (i % 8);
        }
        float[] y = FloatResize.tensorflow1(Tensor.of(ramp, 1, 1, 8, 8), new ImageSize(299, 299))
                .toFloats();
        for (int i = 0; i < 299; i++) {
            assertEquals(Math.min(30 * 7, 30 * i * 8 / 299.0), y[150 * 299 + i], TOLERANCE, "column " + i);
        }
    }

    @Test
    void roundedFloatsAreTheBytesThatResizeMakes() {
        Pixels p = Fixtures.picture(40, 40, 1, 3);
        float[] values = new float[p.data().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = p.data()[i] & 255;
        }
        ImageSize size = new ImageSize(13, 13);
        float[] floats = FloatResize.pillow(Tensor.of(values, 1, 1, 40, 40), size, Filter.BOX)
                .toFloats();
        byte[] bytes = Resize.to(p, size, Filter.BOX).data();
        for (int i = 0; i < bytes.length; i++) {
            assertEquals(bytes[i] & 255, floats[i], 1.01, "pixel " + i); // bytes are rounded twice
        }
    }

    @Test
    void theRightSizeIsLeftAlone() {
        Tensor x = Tensor.zeros(2, 3, 5, 7);
        assertSame(x, FloatResize.pillow(x, new ImageSize(7, 5), Filter.LANCZOS));
        assertSame(x, FloatResize.tensorflow1(x, new ImageSize(7, 5)));
    }
}
