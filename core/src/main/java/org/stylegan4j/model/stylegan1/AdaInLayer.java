package org.stylegan4j.model.stylegan1;

import org.stylegan4j.model.Noise;
import org.stylegan4j.nn.BoxResample;
import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.WScaleConv2d;
import org.stylegan4j.nn.WScaleConv2d.Resample;
import org.stylegan4j.tensor.Tensor;

/** A convolution of StyleGAN's synthesis with what follows it (Karras et al. 2019, figure 1b). */
record AdaInLayer(WScaleConv2d conv, boolean blurred, Epilogue epilogue) implements StyledLayer {
    /** From this output on the published networks use one transposed convolution, which turns the stored kernel. */
    private static final int TRANSPOSED_FROM = 128;

    /** A layer that keeps the resolution. */
    static AdaInLayer same(Params p, int channels, Epilogue epilogue) {
        return new AdaInLayer(conv(p, channels, channels, Resample.NONE), false, epilogue);
    }

    /** A layer that doubles the resolution and filters the result. */
    static AdaInLayer up(Params p, SynthesisBlock.Place place, Epilogue epilogue) {
        Resample resample = place.resolution() >= TRANSPOSED_FROM ? Resample.UP : Resample.UP_REPEATED;
        return new AdaInLayer(conv(p, place.in(), place.out(), resample), true, epilogue);
    }

    private static WScaleConv2d conv(Params p, int in, int out, Resample resample) {
        return new WScaleConv2d(p, new WScaleConv2d.Config(in, out, 3, WScaleConv2d.GAIN, resample, false, false));
    }

    @Override
    public Tensor forward(Tensor x, Tensor w, Noise noise) {
        Tensor y = conv.forward(x); // [N, O, H', W']
        return epilogue.forward(blurred ? BoxResample.blur(y) : y, w, noise);
    }
}
