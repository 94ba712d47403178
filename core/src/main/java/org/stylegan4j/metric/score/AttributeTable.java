package org.stylegan4j.metric.score;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a user's classifiers say of the pictures of some seeds.
 *
 * @param names of the attributes
 * @param seeds of the pictures
 * @param scores of each attribute a row with one number per seed: above 0 where the picture has it, further from 0 the surer
 */
public record AttributeTable(List<String> names, long[] seeds, List<float[]> scores) {
    public AttributeTable {
        names = List.copyOf(names);
        scores = List.copyOf(scores);
    }

    /**
     * Reads a file of values with commas: a header {@code seed,NAME,NAME,...}, then one line per picture. A column whose numbers
     * all lie in 0..1 holds probabilities or yes and no; others hold scores, such as logits, that are above 0 for yes.
     *
     * @throws IOException with one line that names the place of what is wrong
     */
    public static AttributeTable read(Path file) throws IOException {
        List<String> lines = lines(file);
        String[] header = lines.isEmpty() ? new String[0] : cells(lines.get(0));
        if (header.length < 2 || !header[0].equals("seed")) {
            throw new IOException(
                    "expected a header such as seed,smile,glasses but was " + String.join(",", header) + ": " + file);
        }
        int n = lines.size() - 1;
        if (n < 2) {
            throw new IOException("expected at least 2 pictures but was " + n + ": " + file);
        }
        long[] seeds = new long[n];
        List<float[]> scores = new ArrayList<>();
        for (int c = 1; c < header.length; c++) {
            scores.add(new float[n]);
        }
        for (int i = 0; i < n; i++) {
            String[] cells = cells(lines.get(i + 1));
            String place = file + ", line " + (i + 2);
            if (cells.length != header.length) {
                throw new IOException("expected " + header.length + " values but was " + cells.length + ": " + place);
            }
            seeds[i] = seed(cells[0], place);
            for (int c = 1; c < cells.length; c++) {
                scores.get(c - 1)[i] = number(cells[c], place);
            }
        }
        scores.forEach(AttributeTable::centre);
        return new AttributeTable(List.of(header).subList(1, header.length), seeds, scores);
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (MalformedInputException e) {
            throw new IOException("not a text in UTF-8: " + file, e);
        }
    }

    private static String[] cells(String line) {
        return line.strip().split("\\s*,\\s*", -1);
    }

    private static long seed(String text, String place) throws IOException {
        if (!text.matches("\\d{1,10}")) {
            throw new IOException("expected a seed but was " + text + ": " + place);
        }
        return Long.parseLong(text);
    }

    private static float number(String text, String place) throws IOException {
        try {
            float value = Float.parseFloat(text);
            if (Float.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IOException("expected a number but was " + text + ": " + place, e);
        }
        throw new IOException("expected a finite number but was " + text + ": " + place);
    }

    private static void centre(float[] column) {
        boolean probabilities = true;
        for (float value : column) {
            probabilities &= value >= 0 && value <= 1;
        }
        for (int i = 0; probabilities && i < column.length; i++) {
            column[i] -= 0.5f;
        }
    }
}
