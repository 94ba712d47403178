package org.stylegan4j.metric.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stylegan4j.data.source.Labels;
import org.stylegan4j.metric.LinearGenerator;
import org.stylegan4j.metric.PictureList;
import org.stylegan4j.metric.picture.GeneratedPictures;
import org.stylegan4j.metric.picture.GeneratorNet;
import org.stylegan4j.metric.picture.PerItemRng;
import org.stylegan4j.metric.picture.PictureSet;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class GeneratorLabelsTest {
    private static final Labels SEEN =
            new Labels(2, List.of(new float[] {0.25f, 1}, new float[] {0.75f, 2}), List.of());

    @Test
    void labelsAreThoseOfRealPictures() {
        GeneratorNet generator = new LinearGenerator(2, 3);
        PictureSet fake = new GeneratedPictures(generator, SEEN, 0, 10);
        Evaluated subject = new Evaluated(fake, fake, Optional.of(generator));
        try (PerItemRng draws = PerItemRng.of(0, 0, 200);
                Scope scope = Scope.noGrad()) {
            float[] drawn = draws.labels(GeneratorLabels.of(subject, generator), generator)
                    .toFloats();
            int second = 0;
            for (int i = 0; i < 200; i++) {
                assertEquals(drawn[2 * i] == 0.25f ? 1 : 2, drawn[2 * i + 1]);
                second += drawn[2 * i] == 0.75f ? 1 : 0;
            }
            assertTrue(second > 60 && second < 140, second + " of 200");
        }
    }

    @Test
    void aConditionalGeneratorWithoutLabelsIsRefused() {
        GeneratorNet generator = new LinearGenerator(2, 3);
        PictureSet plain = PictureList.of(Tensor.zeros(1, 1, 16, 16));
        Evaluated subject = new Evaluated(plain, plain, Optional.of(generator));
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> GeneratorLabels.of(subject, generator));
        assertEquals("the network takes labels of 2 numbers, but the images have none", e.getMessage());
    }
}
