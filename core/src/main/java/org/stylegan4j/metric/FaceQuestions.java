package org.stylegan4j.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.stylegan4j.data.FaceAttributes;

/** What can be asked of a built-in face with the answer yes or no, in terms of its label vector. */
final class FaceQuestions {
    /** Mouths are closed, 0, or open from 0.3 on. */
    private static final double OPEN = 0.15;

    private final List<String> columns = FaceAttributes.names();
    private final List<ToDoubleFunction<float[]>> all = new ArrayList<>();

    private FaceQuestions() {}

    /** Of each question its score for a label vector: above 0 for yes, further from 0 the surer. */
    static List<ToDoubleFunction<float[]>> all() {
        FaceQuestions q = new FaceQuestions();
        q.above(0, "yaw", "pitch", "roll", "face_width", "face_height", "jaw", "eye_size", "eye_spacing");
        q.above(0, "eye_openness", "brow_raise", "brow_tilt", "smile", "light_direction");
        q.above(0.5, "skin_tone", "hair_darkness", "clothes_lightness", "background_lightness");
        q.above(0.5, "lashes", "hair_dyed");
        q.above(OPEN, "mouth_open");
        q.not("hair=bald", "beard=none", "glasses=none", "hat=none", "background=plain");
        q.is("glasses=sun", "beard=full", "hair=long", "hair=curly", "clothes=hoodie");
        return List.copyOf(q.all);
    }

    private void above(double middle, String... names) {
        for (String name : names) {
            int column = column(name);
            all.add(row -> row[column] - middle);
        }
    }

    private void is(String... names) {
        above(0.5, names);
    }

    private void not(String... names) {
        for (String name : names) {
            int column = column(name);
            all.add(row -> 0.5 - row[column]);
        }
    }

    private int column(String name) {
        int column = columns.indexOf(name);
        if (column < 0) {
            throw new IllegalStateException("no such attribute of faces: " + name);
        }
        return column;
    }
}
