package org.stylegan4j.model.growth;

import org.stylegan4j.nn.Box;
import org.stylegan4j.nn.GainConv;
import org.stylegan4j.nn.GainConv.Resample;
import org.stylegan4j.nn.GainLinear;
import org.stylegan4j.nn.Params;

/**
 * Layers whose gain is in the equalized weights (Karras et al. 2018 and 2019).
 *
 * @param blur whether features are low-pass filtered before their resolution is halved: StyleGAN does, ProGAN does not
 */
public record ScaledLayers(boolean blur) implements DiscriminatorLayers {
    @Override
    public Layer conv(Params p, int in, int out, int kernel) {
        return new GainConv(p, new GainConv.Config(in, out, kernel, GainConv.GAIN, Resample.NONE, true, true))::forward;
    }

    @Override
    public Layer down(Params p, int in, int out) {
        GainConv conv = new GainConv(p, GainConv.Config.of(in, out, Resample.DOWN));
        return blur ? x -> conv.forward(Box.blur(x)) : conv::forward;
    }

    @Override
    public Layer dense(Params p, int in, int out) {
        return new GainLinear(p, new GainLinear.Config(in, out, GainConv.GAIN, 1, true, true))::forward;
    }

    @Override
    public Layer output(Params p, int in, int out) {
        return new GainLinear(p, new GainLinear.Config(in, out, 1, 1, true, false))::forward;
    }
}
