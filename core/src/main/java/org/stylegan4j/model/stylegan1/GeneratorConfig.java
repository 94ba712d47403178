package org.stylegan4j.model.stylegan1;

import org.stylegan4j.nn.Channels;

/**
 * The shape of a generator: everything that decides names and sizes of its weights.
 *
 * @param zDim Z, length of the latents
 * @param labelDim F, length of the labels; 0 for none
 * @param wDim W, length of the intermediate latents
 * @param mappingLayers depth of the mapping network; 0 takes the normalized latent itself
 * @param resolution R of the largest images, a power of two from 8 to 1024
 * @param imageChannels 1 or 3
 * @param channels widths of the blocks
 * @param styles how layers take their styles
 * @param constInput whether the first layer is a learned constant; otherwise the latent is mapped to it, as in ProGAN
 * @param noiseInputs whether layers add noise
 */
public record GeneratorConfig(
        int zDim,
        int labelDim,
        int wDim,
        int mappingLayers,
        int resolution,
        int imageChannels,
        Channels channels,
        Styles styles,
        boolean constInput,
        boolean noiseInputs) {
    private static final int SMALLEST = 8;
    private static final int LARGEST = 1024;

    public GeneratorConfig {
        if (resolution < SMALLEST || resolution > LARGEST || Integer.bitCount(resolution) != 1) {
            throw new IllegalArgumentException("resolution must be a power of two from 8 to 1024: " + resolution);
        }
        if (imageChannels != 1 && imageChannels != 3) {
            throw new IllegalArgumentException("images must have 1 or 3 channels: " + imageChannels);
        }
        if (zDim < 1 || labelDim < 0 || wDim < 1 || mappingLayers < 0) {
            throw new IllegalArgumentException("bad sizes: z " + zDim + ", labels " + labelDim + ", w " + wDim
                    + ", mapping layers " + mappingLayers);
        }
        int mapped = labelDim > 0 ? 2 * zDim : zDim;
        if (mappingLayers == 0 && wDim != mapped) {
            throw new IllegalArgumentException(
                    "without mapping layers w must be as long as what they would read: " + wDim + " and " + mapped);
        }
        if (styles == Styles.NONE && constInput) {
            throw new IllegalArgumentException("without styles the first layer must read the latent, not a constant");
        }
        if (styles == Styles.DEMODULATED && !(constInput && noiseInputs)) {
            throw new IllegalArgumentException("demodulated layers have a constant first layer and noise");
        }
    }

    /** L, how many intermediate latents an image takes: two per resolution. */
    public int layers() {
        return layers(resolution);
    }

    /** How many of them a network takes that has grown to a resolution. */
    public int layers(int grown) {
        return 2 * Integer.numberOfTrailingZeros(grown) - 2;
    }

    /** The level of detail of a resolution, as the published names count it: 0 for the largest. */
    int lod(int r) {
        return Integer.numberOfTrailingZeros(resolution) - Integer.numberOfTrailingZeros(r);
    }
}
