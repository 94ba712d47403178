package org.stylegan4j.model.vae;

import java.util.List;
import java.util.stream.IntStream;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Params;

/**
 * The shape of an autoencoder of either kind.
 *
 * @param zDim Z, length of the latents
 * @param resolution R of the images
 * @param imageChannels C, 1 or 3
 * @param widths feature maps of the convolutional encoder's layers, or the width of the fully connected one's
 */
public record AutoencoderConfig(Kind kind, int zDim, int resolution, int imageChannels, List<Integer> widths) {
    /** A kind of autoencoder. */
    public enum Kind {
        /** Fully connected, each pixel a coin (Kingma and Welling 2014, appendix C.1). */
        MLP,
        /** Convolutional, with squared errors. */
        CONV
    }

    public AutoencoderConfig {
        widths = List.copyOf(widths);
        if (widths.isEmpty()) {
            throw new IllegalArgumentException("an autoencoder needs a layer");
        }
        if (kind == Kind.CONV) {
            new ConvConfig(zDim, resolution, imageChannels, widths); // refuses what is impossible
        } else {
            new MlpConfig(zDim, resolution, imageChannels, widths.get(0));
        }
    }

    /** Widths that double from layer to layer. */
    static List<Integer> doubling(int first, int layers) {
        return IntStream.range(0, layers).mapToObj(i -> first << i).toList();
    }

    /** Builds the networks' weights in {@code p}. */
    Autoencoder build(Params p, Compute compute) {
        return kind == Kind.CONV
                ? new ConvAutoencoder(p, new ConvConfig(zDim, resolution, imageChannels, widths), compute)
                : new MlpAutoencoder(p, new MlpConfig(zDim, resolution, imageChannels, widths.get(0)));
    }
}
