package org.stylegan4j.metric.faces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stylegan4j.data.faces.FaceAttributes;

class FaceColumnsTest {
    private final FaceColumns columns = FaceColumns.ofFaces();

    @Test
    void coverTheWholeLabelVectorInOrder() {
        int next = 0;
        for (FaceColumns.Run run : columns.runs()) {
            assertEquals(next, run.start());
            next += run.length();
        }
        assertEquals(FaceAttributes.names().size(), next);
        assertEquals(next, columns.count());
    }

    @Test
    void choicesAreThoseOfWhichOneIsOne() {
        List<String> choices = columns.runs().stream()
                .filter(FaceColumns.Run::choice)
                .map(FaceColumns.Run::name)
                .toList();
        assertEquals(List.of("hair", "beard", "glasses", "hat", "clothes", "background"), choices);
        float[] face = FaceAttributes.sample(5, 7).toVector();
        for (FaceColumns.Run run : columns.runs()) {
            float sum = 0;
            for (int i = run.start(); i < run.start() + run.length(); i++) {
                sum += face[i];
            }
            assertTrue(!run.choice() || sum == 1, run.name());
        }
    }
}
