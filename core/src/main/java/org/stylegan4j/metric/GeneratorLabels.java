package org.stylegan4j.metric;

import org.stylegan4j.data.Labels;

/** Labels for pictures that a metric draws itself. */
final class GeneratorLabels {
    private GeneratorLabels() {}

    /**
     * Those of the real pictures, which the generator was trained with; none for a generator without labels.
     *
     * @throws IllegalArgumentException when the generator takes labels that the pictures do not have
     */
    static Labels of(Subject subject, GeneratorNet generator) {
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
