package org.stylegan4j.model.progan;

import java.util.ArrayList;
import java.util.List;
import org.stylegan4j.data.Batch;
import org.stylegan4j.model.Step;
import org.stylegan4j.model.loss.DiscriminatorOutput;
import org.stylegan4j.model.loss.GanNetworks;
import org.stylegan4j.model.loss.Origin;
import org.stylegan4j.tensor.Convolution;
import org.stylegan4j.tensor.Tensor;

/** MSG-ProGAN's networks as training uses them: each image comes in all levels. */
record MsgPlayers(MsgGenerator generator, MsgDiscriminator discriminator) implements GanNetworks {
    @Override
    public List<Tensor> fakes(Tensor labels, Step step) {
        Tensor z = step.latents(labels.size(0), generator.config().zDim());
        return generator.forward(z, labels);
    }

    /** Real images and their means over 2x2, 4x4, ... pixels, the finest first. */
    @Override
    public List<Tensor> reals(Batch real) {
        Tensor x = real.images(); // [N, C, R, R]
        List<Tensor> levels = new ArrayList<>(List.of(x));
        while (x.size(3) > Levels.FIRST) {
            x = Convolution.averageDown(x);
            levels.add(x);
        }
        return levels;
    }

    @Override
    public DiscriminatorOutput judge(List<Tensor> images, Tensor labels, Step step, Origin origin) {
        return Players.verdict(discriminator.forward(images));
    }

    @Override
    public Tensor criticLabels(Batch real, Step step) {
        return real.labels();
    }
}
