package org.stylegan4j.metric.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stylegan4j.tensor.TensorAssert.assertClose;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stylegan4j.image.FloatResize;
import org.stylegan4j.image.ImageSize;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class ResizersTest {
    private static Tensor stripes() {
        byte[] bytes = new byte[64];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i % 8 < 4 ? 0 : 255);
        }
        return Tensor.ofBytes(bytes, DType.UINT8, 1, 1, 8, 8);
    }

    @Test
    void bicubicOvershootsAreCut() {
        float[] values = Resizers.PILLOW_BICUBIC.resize(stripes(), 19).toFloats();
        for (float v : values) {
            assertTrue(v >= 0 && v <= 255, "value " + v);
        }
        assertEquals("pillow-bicubic-float", Resizers.PILLOW_BICUBIC.shown());
    }

    @Test
    void bytesAreTakenAsGreyLevels() {
        Tensor expected = FloatResize.tensorflow1(stripes().to(DType.FP32), new ImageSize(19, 19));
        assertClose("tf1", expected, Resizers.TF1_BILINEAR.resize(stripes(), 19), 0);
    }
}
