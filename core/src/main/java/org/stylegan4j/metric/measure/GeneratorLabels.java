package org.stylegan4j.metric.measure;

import org.stylegan4j.data.source.Labels;
import org.stylegan4j.metric.picture.GeneratedPictures;
import org.stylegan4j.metric.picture.GeneratorNet;

/** Labels for pictures that a metric draws itself. */
public final class GeneratorLabels {
    private GeneratorLabels() {}

    /**
     * Those of the real pictures, which the generator was trained with; none for a generator without labels.
     *
     * @throws IllegalArgumentException when the generator takes labels that the pictures do not have
     */
    public static Labels of(Evaluated subject, GeneratorNet generator) {
        int features = generator.labelDim();
        if (features == 0) {
            return Labels.NONE;
        }
        if (subject.fake() instanceof GeneratedPictures drawn && drawn.labels().features() == features) {
            return drawn.labels();
        }
        throw new IllegalArgumentException(
                "the network takes labels of " + features + " numbers, but the images have none");
    }
}
