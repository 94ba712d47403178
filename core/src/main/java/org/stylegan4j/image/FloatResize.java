package org.stylegan4j.image;

import org.stylegan4j.tensor.Tensor;

/**
 * Resizes images of floats without rounding, as the measuring tools do before their detectors. Rows and columns are resampled
 * independently, so both are matrix products: Y = A X Bᵀ.
 */
public final class FloatResize {
    private FloatResize() {}

    /**
     * x [N, C, H, W] at another size, as Pillow resizes single-channel float pictures; x itself when the size is right. With
     * {@link Filter#BICUBIC} and values cut to the range of pixels afterwards this is clean-fid's (Parmar et al. 2022, section 3).
     */
    public static Tensor pillow(Tensor x, ImageSize size, Filter filter) {
        x.expect("x", Tensor.ANY, Tensor.ANY, Tensor.ANY, Tensor.ANY);
        int h = (int) x.size(2);
        int w = (int) x.size(3);
        return isRight(x, size)
                ? x
                : product(
                        x,
                        ResampleWeights.pillow(h, size.height(), filter),
                        ResampleWeights.pillow(w, size.width(), filter));
    }

    /**
     * x [N, C, H, W] at another size, as TensorFlow 1 interpolates linearly ({@code align_corners=False}): the corner of the
     * first pixel stays, and nothing is averaged when a picture shrinks. The published Inception network expects it.
     */
    public static Tensor tensorflow1(Tensor x, ImageSize size) {
        x.expect("x", Tensor.ANY, Tensor.ANY, Tensor.ANY, Tensor.ANY);
        int h = (int) x.size(2);
        int w = (int) x.size(3);
        return isRight(x, size)
                ? x
                : product(
                        x, ResampleWeights.tensorflow1(h, size.height()), ResampleWeights.tensorflow1(w, size.width()));
    }

    private static boolean isRight(Tensor x, ImageSize size) {
        return x.size(2) == size.height() && x.size(3) == size.width();
    }

    private static Tensor product(Tensor x, ResampleWeights rows, ResampleWeights columns) {
        long h = x.size(2);
        long w = x.size(3);
        Tensor a = Tensor.of(rows.matrix((int) h), rows.first().length, h).to(x.device()); // [H', H]
        Tensor b = Tensor.of(columns.matrix((int) w), columns.first().length, w)
                .to(x.device())
                .permute(1, 0); // [W, W']
        return a.matmul(x.matmul(b)); // [N, C, H', W']
    }
}
