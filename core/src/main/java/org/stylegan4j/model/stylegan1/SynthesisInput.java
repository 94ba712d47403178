package org.stylegan4j.model.stylegan1;

import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.WScaleConv2d;
import org.stylegan4j.nn.WScaleLinear;
import org.stylegan4j.tensor.Tensor;

/** Where synthesis begins: intermediate latents to features [N, C, 4, 4]. */
@FunctionalInterface
interface SynthesisInput {
    /** ws [N, L, W] to the first features. */
    Tensor features(Tensor ws);

    /** Side of the first features. */
    int SIZE = 4;

    /** The path of the layer that holds it. */
    static String name(GeneratorConfig c) {
        return c.constInput() ? "Const" : "Dense";
    }

    /** A new beginning in {@code p}. */
    static SynthesisInput create(Params p, GeneratorConfig c) {
        int channels = c.channels().at(SIZE);
        if (c.constInput()) {
            return constant(p, c, channels);
        }
        // As ProGAN does it: every weight reaches one pixel only, so that the gain is smaller by the side (Karras et
        // al. 2018).
        double gain = WScaleConv2d.GAIN / SIZE;
        WScaleLinear dense =
                new WScaleLinear(p, new WScaleLinear.Config(c.wDim(), channels * SIZE * SIZE, gain, 1, false, false));
        return ws -> dense.forward(ws.select(1, 0)).reshape(ws.size(0), channels, SIZE, SIZE);
    }

    private static SynthesisInput constant(Params p, GeneratorConfig c, int channels) {
        Tensor learned = c.styles() == Styles.DEMODULATED
                ? p.normal("const", 1, 1, channels, SIZE, SIZE)
                : p.fill("const", 1, 1, channels, SIZE, SIZE);
        return ws -> learned.expand(ws.size(0), -1, -1, -1);
    }
}
