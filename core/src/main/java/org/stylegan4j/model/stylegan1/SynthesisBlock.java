package org.stylegan4j.model.stylegan1;

import java.util.List;
import java.util.Optional;
import org.stylegan4j.model.Noise;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.ToRgbConv;
import org.stylegan4j.nn.WScaleConv2d;
import org.stylegan4j.nn.WScaleConv2d.Resample;
import org.stylegan4j.tensor.Tensor;

/**
 * All layers of one resolution, and the one that makes an image of it.
 *
 * @param first index of the intermediate latent that the first layer takes; the next ones follow
 */
record SynthesisBlock(int first, List<StyledLayer> layers, ToImage toImage, Compute compute) {
    /** Features [N, C, R, R] to an image [N, c, R, R]. */
    @FunctionalInterface
    interface ToImage {
        /** Features and the intermediate latents of all layers, [N, L, W]. */
        Tensor forward(Tensor x, Tensor ws);
    }

    /** The block's place in its network. */
    record Place(GeneratorConfig net, int resolution, Compute compute) {
        private int log2() {
            return Integer.numberOfTrailingZeros(resolution);
        }

        int out() {
            return net.channels().at(resolution);
        }

        int in() {
            return net.channels().at(resolution / 2);
        }

        private boolean isFirst() {
            return resolution == SynthesisInput.SIZE;
        }
    }

    /** A new block in {@code p}, which sees the whole synthesis network. */
    static SynthesisBlock create(Params p, Place place) {
        return place.net().styles() == Styles.DEMODULATED ? demodulated(p, place) : adaptive(p, place);
    }

    /** StyleGAN: two layers per resolution, at 4x4 the first one is the constant with its noise and style. */
    private static SynthesisBlock adaptive(Params p, Place place) {
        Params b = p.at(place.resolution() + "x" + place.resolution());
        int first = 2 * place.log2() - 4;
        StyledLayer one = place.isFirst()
                ? epilogue(p, b.at(SynthesisInput.name(place.net())), place, first)
                : up(p, b.at("Conv0_up"), place, first);
        Params second = b.at(place.isFirst() ? "Conv" : "Conv1");
        StyledLayer two = AdaInLayer.same(second, place.out(), epilogue(p, second, place, first + 1));
        return new SynthesisBlock(first, List.of(one, two), plainImage(p, place), place.compute());
    }

    private static StyledLayer up(Params p, Params layer, Place place, int number) {
        return AdaInLayer.up(layer, place, epilogue(p, layer, place, number));
    }

    private static Epilogue epilogue(Params p, Params layer, Place place, int number) {
        Optional<NoiseInput> noise = place.net().noiseInputs()
                ? Optional.of(NoiseInput.create(p, number, place.resolution()))
                : Optional.empty();
        return new Epilogue(layer, place.net(), place.out(), noise);
    }

    private static ToImage plainImage(Params p, Place place) {
        GeneratorConfig c = place.net();
        Params rgb = p.at("ToRGB_lod" + c.lod(place.resolution()));
        WScaleConv2d conv = new WScaleConv2d(
                rgb, new WScaleConv2d.Config(place.out(), c.imageChannels(), 1, 1, Resample.NONE, true, false));
        return (x, ws) -> conv.forward(x);
    }

    /** The revised architecture: one layer at 4x4, styled images; the image takes the latent of the layer after the block's. */
    private static SynthesisBlock demodulated(Params p, Place place) {
        Params b = p.at(place.resolution() + "x" + place.resolution());
        if (place.isFirst()) {
            return new SynthesisBlock(
                    0, List.of(styled(p, b.at("Conv"), place, 0)), styledImage(p, place), place.compute());
        }
        int first = 2 * place.log2() - 5;
        List<StyledLayer> layers =
                List.of(styled(p, b.at("Conv0_up"), place, first), styled(p, b.at("Conv1"), place, first + 1));
        return new SynthesisBlock(first, layers, styledImage(p, place), place.compute());
    }

    private static StyledLayer styled(Params p, Params layer, Place place, int number) {
        boolean up = !place.isFirst() && number % 2 == 1;
        DemodulatedLayer.Config config = new DemodulatedLayer.Config(
                up ? place.in() : place.out(), place.out(), place.net().wDim(), up);
        return new DemodulatedLayer(layer, config, NoiseInput.create(p, number, place.resolution()));
    }

    private static ToImage styledImage(Params p, Place place) {
        GeneratorConfig c = place.net();
        Params rgb = p.at("ToRGB_lod" + c.lod(place.resolution()));
        Tensor weight = rgb.normal("weight", 1, c.imageChannels(), place.out(), 1, 1);
        Style style = new Style(rgb, c.wDim(), place.out());
        ToRgbConv image = new ToRgbConv(weight, rgb.fill("bias", 0, c.imageChannels()), 0);
        int latent = 2 * place.log2() - 3;
        return (x, ws) -> image.forward(x, style.forward(ws.select(1, latent)));
    }

    /** Features of the block below and ws [N, L, W] to this block's features. */
    Tensor features(Tensor x, Tensor ws, Noise noise) {
        Tensor y = compute.layout(x);
        for (int i = 0; i < layers.size(); i++) {
            y = layers.get(i).forward(y, ws.select(1, first + i), noise);
        }
        return y;
    }

    /** The image of this block's features. */
    Tensor image(Tensor x, Tensor ws) {
        return toImage.forward(compute.layout(x), ws);
    }
}
