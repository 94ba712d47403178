package org.stylegan4j.metric.faces;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.stylegan4j.data.faces.FaceAttributes;

/**
 * What can be asked of a built-in face with the answer yes or no, in terms of its label vector.
 *
 * @param all in a fixed order
 */
public record FaceQuestions(List<Question> all) {
    /** Mouths are closed, 0, or open from 0.3 on. */
    private static final double OPEN = 0.15;

    /**
     * One question.
     *
     * @param name {@code smile}, {@code glasses}, {@code glasses-sun}
     * @param attribute of the label vector that it is about, {@code glasses}
     * @param score of a label vector: above 0 for yes, further from 0 the surer
     */
    public record Question(String name, String attribute, ToDoubleFunction<float[]> score) {}

    /** Those that are asked. */
    public static FaceQuestions ofFaces() {
        Table t = new Table(FaceAttributes.names(), new ArrayList<>());
        t.above(0, "yaw", "pitch", "roll", "face_width", "face_height", "jaw", "eye_size", "eye_spacing");
        t.above(0, "eye_openness", "brow_raise", "brow_tilt", "smile", "light_direction");
        t.above(0.5, "skin_tone", "hair_darkness", "clothes_lightness", "background_lightness");
        t.above(0.5, "lashes", "hair_dyed");
        t.above(OPEN, "mouth_open");
        t.not("hair=bald", "beard=none", "glasses=none", "hat=none", "background=plain");
        t.is("glasses=sun", "beard=full", "hair=long", "hair=curly", "clothes=hoodie");
        return new FaceQuestions(List.copyOf(t.all()));
    }

    private record Table(List<String> columns, List<Question> all) {
        void above(double middle, String... names) {
            for (String name : names) {
                int column = column(name);
                all.add(new Question(name, name, row -> row[column] - middle));
            }
        }

        void is(String... names) {
            for (String name : names) {
                int column = column(name);
                all.add(new Question(name.replace('=', '-'), attribute(name), row -> row[column] - 0.5));
            }
        }

        void not(String... names) {
            for (String name : names) {
                int column = column(name);
                all.add(new Question(attribute(name), attribute(name), row -> 0.5 - row[column]));
            }
        }

        private static String attribute(String column) {
            return column.substring(0, column.indexOf('='));
        }

        private int column(String name) {
            int column = columns.indexOf(name);
            if (column < 0) {
                throw new IllegalStateException("no such attribute of faces: " + name);
            }
            return column;
        }
    }
}
