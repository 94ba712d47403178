package org.stylegan4j.model.stylegan1;

import java.util.ArrayList;
import java.util.List;
import org.stylegan4j.model.Noise;
import org.stylegan4j.model.growth.LodBuffer;
import org.stylegan4j.nn.BoxResample;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Params;
import org.stylegan4j.schedule.GrowthStage;
import org.stylegan4j.tensor.Tensor;

/**
 * Intermediate latents to images: a stack of blocks, each of which can make an image, so that the network grows with the
 * resolution (Karras et al. 2018, section 2; Karras et al. 2019, figure 1b).
 */
final class Synthesis {
    private final LodBuffer lod;
    private final SynthesisInput start;
    private final List<SynthesisBlock> blocks = new ArrayList<>();

    Synthesis(Params p, GeneratorConfig c, Compute compute) {
        lod = new LodBuffer(p, c.resolution(), GrowthStage.full(c.resolution()));
        start = SynthesisInput.create(p.at("4x4").at(SynthesisInput.name(c)), c);
        for (int r = SynthesisInput.SIZE; r <= c.resolution(); r *= 2) {
            blocks.add(SynthesisBlock.create(p, new SynthesisBlock.Place(c, r, compute)));
        }
    }

    /** How far the network has grown. */
    LodBuffer lod() {
        return lod;
    }

    /** ws [N, L, W] to images [N, C, r, r] of the resolution r that the network has grown to. */
    Tensor grown(Tensor ws, Noise noise) {
        GrowthStage fade = lod.fade();
        Tensor x = start.features(ws); // [N, C, 4, 4]
        Tensor below = x;
        int top = Integer.numberOfTrailingZeros(fade.resolution() / SynthesisInput.SIZE);
        for (int i = 0; i <= top; i++) {
            below = x;
            x = blocks.get(i).features(x, ws, noise);
        }
        Tensor image = blocks.get(top).image(x, ws);
        if (fade.complete() || top == 0) {
            return image;
        }
        return BoxResample.up(blocks.get(top - 1).image(below, ws)).lerp(image, fade.alpha());
    }

    /** ws [N, L, W] to images of all resolutions, the finest first (Karnewar and Wang 2020, figure 2). */
    List<Tensor> pyramid(Tensor ws, Noise noise) {
        List<Tensor> images = new ArrayList<>();
        Tensor x = start.features(ws); // [N, C, 4, 4]
        for (SynthesisBlock block : blocks) {
            x = block.features(x, ws, noise);
            images.add(0, block.image(x, ws));
        }
        return images;
    }
}
