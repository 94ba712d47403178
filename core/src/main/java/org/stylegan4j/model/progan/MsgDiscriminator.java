package org.stylegan4j.model.progan;

import java.util.ArrayList;
import java.util.List;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.WScaleConv2d;
import org.stylegan4j.tensor.Tensor;

/**
 * A discriminator that sees an image at every level: below the finest one, half of a level's features come from its image, the
 * other half from the level above (Karnewar and Wang 2020, section 2.2, combination by a linear layer and concatenation). The
 * weights belong to the {@link Params} it was built from.
 */
public final class MsgDiscriminator {
    private final DiscriminatorConfig config;
    private final Compute compute;
    private final List<WScaleConv2d> fromRgb = new ArrayList<>();
    private final List<DiscriminatorBlock> blocks = new ArrayList<>();
    private final DiscriminatorHead head;

    /** Builds the network's weights in {@code p}. */
    public MsgDiscriminator(Params p, DiscriminatorConfig config, Compute compute) {
        this.config = config;
        this.compute = compute;
        for (int r = config.resolution(); r >= Levels.FIRST; r /= 2) {
            int width = config.channels().at(r);
            int fromImage = r == config.resolution() ? width : width / 2;
            fromRgb.add(Discriminator.fromRgb(p, config, r, fromImage));
            if (r > Levels.FIRST) {
                int below = config.channels().at(r / 2);
                blocks.add(new DiscriminatorBlock(p, r, width, below - below / 2));
            }
        }
        head = new DiscriminatorHead(p, config);
    }

    /** The shape of the network. */
    public DiscriminatorConfig config() {
        return config;
    }

    /** Images [N, C, r, r] of all levels, the finest first, to score and logits of the classes, [N, 1+F]. */
    public Tensor forward(List<Tensor> images) {
        Tensor x = image(images, 0); // [N, C, R, R]
        for (int i = 0; i < blocks.size(); i++) {
            x = Tensor.cat(1, blocks.get(i).forward(x), image(images, i + 1)); // [N, C, r/2, r/2]
        }
        return head.forward(x);
    }

    private Tensor image(List<Tensor> images, int i) {
        int r = config.resolution() >> i;
        Tensor image = images.get(i).expect("images", Tensor.ANY, config.imageChannels(), r, r);
        return fromRgb.get(i).forward(compute.layout(image));
    }
}
