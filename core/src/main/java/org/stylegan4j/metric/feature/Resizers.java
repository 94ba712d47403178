package org.stylegan4j.metric.feature;

import org.stylegan4j.image.Filter;
import org.stylegan4j.image.FloatResize;
import org.stylegan4j.image.ImageSize;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Tensor;

/** The ways in which the measuring tools resize. */
enum Resizers implements Resizer {
    /** Of the published Inception network, which does it by itself unless the size is right already. */
    TF1_BILINEAR("tf1-bilinear") {
        @Override
        public Tensor resize(Tensor pictures, int side) {
            return FloatResize.tensorflow1(pictures.to(DType.FP32), new ImageSize(side, side));
        }
    },
    /** Of clean-fid: averages when it shrinks, and does not round (Parmar et al. 2022, section 3). */
    PILLOW_BICUBIC("pillow-bicubic-float") {
        @Override
        public Tensor resize(Tensor pictures, int side) {
            Tensor x = pictures.to(DType.FP32);
            return FloatResize.pillow(x, new ImageSize(side, side), Filter.BICUBIC)
                    .clamp(0, WHITE);
        }
    };

    private static final double WHITE = 255;

    private final String shown;

    Resizers(String shown) {
        this.shown = shown;
    }

    @Override
    public String shown() {
        return shown;
    }
}
