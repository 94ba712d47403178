package org.stylegan4j.metric.faces;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stylegan4j.data.faces.FaceAttributes;

class FaceQuestionsTest {
    @Test
    void noAnswerIsNearlyAlwaysTheSame() {
        List<FaceQuestions.Question> questions = FaceQuestions.ofFaces().all();
        int[] yes = new int[questions.size()];
        int faces = 2000;
        for (int i = 0; i < faces; i++) {
            float[] face = FaceAttributes.sample(1, i).toVector();
            for (int q = 0; q < yes.length; q++) {
                yes[q] += questions.get(q).score().applyAsDouble(face) > 0 ? 1 : 0;
            }
        }
        for (int q = 0; q < yes.length; q++) {
            double share = yes[q] / (double) faces;
            assertTrue(share > 0.04 && share < 0.96, questions.get(q).name() + ": " + share);
        }
    }
}
