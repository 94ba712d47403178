package org.stylegan4j.model.stylegan1;

import org.stylegan4j.model.growth.DiscriminatorLayers;
import org.stylegan4j.nn.Activation;
import org.stylegan4j.nn.EqualizedConv2d;
import org.stylegan4j.nn.EqualizedConv2d.Resample;
import org.stylegan4j.nn.EqualizedLinear;
import org.stylegan4j.nn.Params;

/** The discriminator layers of the revised architecture: the gain follows the nonlinearity (Karras et al. 2020, section 2). */
record StyleGan2Layers() implements DiscriminatorLayers {
    @Override
    public Layer conv(Params p, int in, int out, int kernel) {
        return conv(p, new EqualizedConv2d.Config(in, out, kernel, Resample.NONE, true, Activation.LEAKY_RELU, 0));
    }

    @Override
    public Layer down(Params p, int in, int out) {
        return conv(p, new EqualizedConv2d.Config(in, out, 3, Resample.DOWN, true, Activation.LEAKY_RELU, 0));
    }

    private static Layer conv(Params p, EqualizedConv2d.Config config) {
        return EqualizedConv2d.withoutFilter(p, config)::forward;
    }

    @Override
    public Layer dense(Params p, int in, int out) {
        return new EqualizedLinear(p, EqualizedLinear.Config.of(in, out, Activation.LEAKY_RELU))::forward;
    }

    @Override
    public Layer output(Params p, int in, int out) {
        return new EqualizedLinear(p, EqualizedLinear.Config.of(in, out, Activation.LINEAR))::forward;
    }
}
