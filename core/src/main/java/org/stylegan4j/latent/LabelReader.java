package org.stylegan4j.latent;

import java.util.List;
import java.util.Optional;

/**
 * Turns what the user calls a class into the label vector that a conditional network takes.
 *
 * @param features F; 0 for an unconditional network, whose labels are empty whatever is asked for
 * @param names of the F classes or attributes; none when they are not known
 */
record LabelReader(int features, List<String> names) {
    LabelReader {
        names = List.copyOf(names);
    }

    /**
     * One label, [F].
     *
     * @throws IllegalArgumentException when a class is needed and there is none, or it is not known
     */
    float[] read(Optional<String> label) {
        if (features == 0) {
            return new float[0];
        }
        String text = label.orElseThrow(
                        () -> new IllegalArgumentException("this network is conditional and needs a class: " + known()))
                .strip();
        int named = names.indexOf(text);
        if (named >= 0) {
            return oneHot(named);
        }
        return text.contains(",") ? vector(text) : oneHot(number(text));
    }

    private int number(String text) {
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) >= features) {
            throw new IllegalArgumentException("no such class: " + text + "; known: " + known());
        }
        return Integer.parseInt(text);
    }

    private float[] oneHot(int index) {
        float[] row = new float[features];
        row[index] = 1;
        return row;
    }

    private float[] vector(String text) {
        String[] parts = text.split(",", -1);
        if (parts.length != features) {
            throw new IllegalArgumentException("expected a label of " + features + " numbers but was " + text);
        }
        float[] row = new float[features];
        for (int i = 0; i < features; i++) {
            try {
                row[i] = Float.parseFloat(parts[i].strip());
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("not a number in label: " + parts[i].strip(), e);
            }
        }
        return row;
    }

    private String known() {
        String numbers = features == 1 ? "0" : "0 to " + (features - 1);
        return names.isEmpty() ? numbers : numbers + " (" + String.join(", ", names) + ")";
    }
}
