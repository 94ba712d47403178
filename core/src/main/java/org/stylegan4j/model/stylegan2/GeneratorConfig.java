package org.stylegan4j.model.stylegan2;

import org.stylegan4j.nn.Channels;

/**
 * The shape of a generator: everything that decides names and sizes of its weights, and the numbers its forward pass needs.
 *
 * @param zDim Z, length of the latents
 * @param labelDim F, length of the labels; 0 for none
 * @param wDim W, length of the intermediate latents
 * @param mappingLayers depth of the mapping network
 * @param resolution R of the images, a power of two from 8 to 1024
 * @param imageChannels 1 or 3
 * @param channels widths of the blocks
 * @param architecture of the image path
 * @param convClamp activations are limited to plus or minus this; 0 for no limit
 * @param halfBlocks how many blocks of highest resolution may compute in half precision
 */
public record GeneratorConfig(
        int zDim,
        int labelDim,
        int wDim,
        int mappingLayers,
        int resolution,
        int imageChannels,
        Channels channels,
        Architecture architecture,
        double convClamp,
        int halfBlocks) {
    public GeneratorConfig {
        Shapes.checkResolution(resolution);
        Shapes.checkChannels(imageChannels);
        if (zDim < 0 || labelDim < 0 || zDim + labelDim < 1 || wDim < 1 || mappingLayers < 0) {
            throw new IllegalArgumentException("bad sizes: z " + zDim + ", labels " + labelDim + ", w " + wDim
                    + ", mapping layers " + mappingLayers);
        }
        if (!(convClamp >= 0)) {
            throw new IllegalArgumentException("conv clamp must not be negative: " + convClamp);
        }
    }

    /** L, how many intermediate latents an image takes: two per resolution. */
    public int layers() {
        return 2 * Shapes.log2(resolution) - 2;
    }
}
