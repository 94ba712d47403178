package org.stylegan4j.model.loss;

import java.util.List;
import org.stylegan4j.data.Batch;
import org.stylegan4j.model.Objective;
import org.stylegan4j.model.Step;
import org.stylegan4j.tensor.Tensor;

/** A generator and a discriminator as losses see them. Images are one tensor, or one for each scale, the finest first. */
public interface GanNetworks {
    /** Fresh fake images for labels [N, F], with the graph that leads to the generator. */
    List<Tensor> fakes(Tensor labels, Step step);

    /** Real images as the discriminator takes them. */
    default List<Tensor> reals(Batch real) {
        return List.of(real.images());
    }

    /**
     * What the discriminator makes of images with labels [N, F], as it is trained: with batch statistics and augmentation where the
     * system has them.
     */
    DiscriminatorOutput judge(List<Tensor> images, Tensor labels, Step step, Origin origin);

    /** What the generator minimizes beside the game, such as a penalty on its weights. */
    default List<Objective> generatorTerms() {
        return List.of();
    }

    /** Labels [N, F] of the fakes that the discriminator trains on. */
    default Tensor criticLabels(Batch real, Step step) {
        return step.fakeLabels(real.size());
    }
}
