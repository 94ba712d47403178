package org.stylegan4j.tensor;

import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.global.torch;

/**
 * Whether a card may round what float32 products and convolutions multiply to TF32, which keeps ten bits of the fraction: several
 * times faster, and no longer the numbers of the processor. libtorch's own defaults are on for convolutions and off for products.
 */
final class Tf32 {
    private Tf32() {}

    static void allow(boolean allowed) {
        Context context = torch.globalContext();
        context.setAllowTF32CuBLAS(allowed);
        context.setAllowTF32CuDNN(allowed);
    }

    static boolean allowed() {
        Context context = torch.globalContext();
        return context.allowTF32CuBLAS() && context.allowTF32CuDNN();
    }
}
