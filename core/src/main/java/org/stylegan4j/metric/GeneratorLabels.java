package org.stylegan4j.metric;

import java.util.List;
import org.stylegan4j.data.Labels;
import org.stylegan4j.tensor.Draws;
import org.stylegan4j.tensor.Tensor;

/** Labels for pictures that a metric draws itself. */
final class GeneratorLabels {
    private GeneratorLabels() {}

    /** Labels of real pictures drawn uniformly, [n, F]; empty rows for a generator without labels. */
    static Tensor draw(Subject subject, GeneratorNet generator, Draws rng, int n) {
        int f = generator.labelDim();
        List<float[]> rows = f == 0 ? List.of() : known(subject, f).rows();
        float[] values = new float[n * f];
        for (int i = 0; i < n && f > 0; i++) {
            System.arraycopy(rows.get(rng.below(rows.size())), 0, values, i * f, f);
        }
        return Tensor.of(values, n, f).to(generator.device());
    }

    private static Labels known(Subject subject, int features) {
        if (subject.fake() instanceof GeneratedPictures drawn && drawn.labels().features() == features) {
            return drawn.labels();
        }
        throw new IllegalArgumentException(
                "the network takes labels of " + features + " numbers, but the images have none");
    }
}
