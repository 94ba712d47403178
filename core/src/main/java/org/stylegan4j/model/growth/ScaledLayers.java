package org.stylegan4j.model.growth;

import org.stylegan4j.nn.BoxResample;
import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.WScaleConv2d;
import org.stylegan4j.nn.WScaleConv2d.Resample;
import org.stylegan4j.nn.WScaleLinear;

/**
 * Layers whose gain is in the equalized weights (Karras et al. 2018 and 2019).
 *
 * @param blur whether features are low-pass filtered before their resolution is halved: StyleGAN does, ProGAN does not
 */
public record ScaledLayers(boolean blur) implements DiscriminatorLayers {
    @Override
    public Layer conv(Params p, int in, int out, int kernel) {
        return new WScaleConv2d(
                p, new WScaleConv2d.Config(in, out, kernel, WScaleConv2d.GAIN, Resample.NONE, true, true))::forward;
    }

    @Override
    public Layer down(Params p, int in, int out) {
        WScaleConv2d conv = new WScaleConv2d(p, WScaleConv2d.Config.of(in, out, Resample.DOWN));
        return blur ? x -> conv.forward(BoxResample.blur(x)) : conv::forward;
    }

    @Override
    public Layer dense(Params p, int in, int out) {
        return new WScaleLinear(p, new WScaleLinear.Config(in, out, WScaleConv2d.GAIN, 1, true, true))::forward;
    }

    @Override
    public Layer output(Params p, int in, int out) {
        return new WScaleLinear(p, new WScaleLinear.Config(in, out, 1, 1, true, false))::forward;
    }
}
