package org.stylegan4j.model.progan;

import org.stylegan4j.model.ModelConfig.Setup;
import org.stylegan4j.nn.Channels;

/**
 * Sizes of both networks.
 *
 * @param zDim Z, length of the latents
 * @param channels widths of the blocks
 * @param stddevGroup images per group of minibatch standard deviation; 0 for the whole batch
 */
public record Networks(int zDim, Channels channels, int stddevGroup) {
    /** The paper's (Karras et al. 2018, table 2). */
    public static final Networks PAPER = new Networks(512, new Channels(16_384, 512), 4);

    GeneratorConfig generator(Setup s) {
        return new GeneratorConfig(zDim, s.labelDim(), s.resolution(), s.channels(), channels);
    }

    DiscriminatorConfig discriminator(Setup s) {
        return new DiscriminatorConfig(s.labelDim(), s.resolution(), s.channels(), channels, stddevGroup);
    }
}
