package org.stylegan4j.latent.direction;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stylegan4j.image.Pixels;
import org.stylegan4j.io.ProgressListener;
import org.stylegan4j.io.ResumableFile;
import org.stylegan4j.io.WholeFile;
import org.stylegan4j.latent.Network;
import org.stylegan4j.latent.recipe.Recipe;
import org.stylegan4j.latent.recipe.Sheet;

/**
 * Pictures of which the attributes are known.
 *
 * @param names of the attributes
 * @param recipes of the pictures
 * @param rows one number per attribute for each picture
 */
public record Labelled(List<String> names, List<Recipe> recipes, List<float[]> rows) {
    public Labelled {
        names = List.copyOf(names);
        recipes = List.copyOf(recipes);
        rows = List.copyOf(rows);
        if (recipes.size() != rows.size() || recipes.isEmpty()) {
            throw new IllegalArgumentException(
                    "expected a row for each picture but was " + rows.size() + " for " + recipes.size());
        }
    }

    /** Draws pictures and reads their attributes; one batch is in memory at once. */
    public static Labelled drawn(Network network, List<Recipe> recipes, Attributes attributes) {
        List<float[]> rows = new ArrayList<>();
        while (rows.size() < recipes.size()) {
            rows.addAll(next(network, recipes, attributes, rows.size()));
        }
        return new Labelled(attributes.names(), recipes, rows);
    }

    /**
     * Draws pictures, reads their attributes and {@linkplain #write writes} them to a file. What an interrupted attempt has read is
     * taken up.
     *
     * @param reader what reads the attributes, such as a hash of it; another one begins anew
     */
    public static Labelled drawn(
            Network network,
            List<Recipe> recipes,
            Attributes attributes,
            String reader,
            Path file,
            ProgressListener listener)
            throws IOException {
        String key = network.describe(Sheet.of(1, recipes)) + reader + attributes.names();
        int cells = attributes.names().size();
        try (ResumableFile draft = ResumableFile.open(file, key, cells * Float.BYTES)) {
            while (draft.parts() < recipes.size()) {
                for (float[] row : next(network, recipes, attributes, draft.parts())) {
                    ByteBuffer part = ByteBuffer.allocate(cells * Float.BYTES);
                    part.asFloatBuffer().put(row);
                    draft.add(part.array());
                }
                listener.progress(draft.parts(), recipes.size());
            }
            List<float[]> rows = new ArrayList<>();
            for (int i = 0; i < recipes.size(); i++) {
                float[] row = new float[cells];
                ByteBuffer.wrap(draft.read(i)).asFloatBuffer().get(row);
                rows.add(row);
            }
            Labelled all = new Labelled(attributes.names(), recipes, rows);
            all.write(file);
            draft.delete();
            return all;
        }
    }

    /** The rows of the next batch. */
    private static List<float[]> next(Network network, List<Recipe> recipes, Attributes attributes, int start) {
        int batch = network.batch();
        List<Pixels> pictures = new ArrayList<>();
        network.drawAll(
                recipes.subList(start, Math.min(start + batch, recipes.size())), batch, p -> pictures.add(p.pixels()));
        return attributes.read(pictures);
    }

    /** Makes the recipe of a seed. */
    @FunctionalInterface
    public interface Seeding {
        /** The picture that somebody looked at when labelling. */
        Recipe of(long seed);
    }

    /**
     * Reads a CSV file: a header {@code seed,smile,glasses}, then one line per picture.
     *
     * @throws IOException with one line that names the file and what is wrong with it
     */
    public static Labelled csv(Path file, Seeding seeding) throws IOException {
        List<String> lines =
                Files.readAllLines(file).stream().filter(l -> !l.isBlank()).toList();
        String[] header = lines.isEmpty() ? new String[0] : lines.get(0).strip().split("\\s*,\\s*", -1);
        if (header.length < 2 || !header[0].equalsIgnoreCase("seed") || lines.size() < 2) {
            throw new IOException("expected a header such as seed,smile,glasses and lines of numbers in file: " + file);
        }
        List<Recipe> recipes = new ArrayList<>();
        List<float[]> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            double[] numbers = numbers(file, i + 1, lines.get(i), header.length);
            recipes.add(seeding.of((long) numbers[0]));
            float[] row = new float[numbers.length - 1];
            for (int j = 0; j < row.length; j++) {
                row[j] = (float) numbers[j + 1];
            }
            rows.add(row);
        }
        return new Labelled(Arrays.asList(header).subList(1, header.length), recipes, rows);
    }

    /** Writes a CSV file that {@link #csv} reads; for pictures of one seed each. */
    public void write(Path file) throws IOException {
        StringBuilder text =
                new StringBuilder("seed,").append(String.join(",", names)).append('\n');
        for (int i = 0; i < rows.size(); i++) {
            text.append(recipes.get(i).seeds().iterator().next());
            for (float value : rows.get(i)) {
                text.append(',').append(value);
            }
            text.append('\n');
        }
        WholeFile.write(file, out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static double[] numbers(Path file, int line, String text, int count) throws IOException {
        String[] cells = text.strip().split("\\s*,\\s*", -1);
        if (cells.length != count) {
            throw new IOException(
                    "expected " + count + " numbers but was " + cells.length + " in line " + line + " of " + file);
        }
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            try {
                numbers[i] = Double.parseDouble(cells[i]);
            } catch (NumberFormatException e) {
                throw new IOException("not a number in line " + line + " of " + file + ": " + cells[i], e);
            }
        }
        return numbers;
    }

    /** The same pictures with some of the attributes. */
    public Labelled only(List<String> some) {
        int[] columns = some.stream().mapToInt(this::column).toArray();
        List<float[]> fewer = new ArrayList<>();
        for (float[] row : rows) {
            float[] picked = new float[columns.length];
            for (int i = 0; i < picked.length; i++) {
                picked[i] = row[columns[i]];
            }
            fewer.add(picked);
        }
        return new Labelled(some, recipes, fewer);
    }

    /**
     * The share of the pictures that carry the variance of an attribute, (Σd²)² / (N Σd⁴) of the distances d from its mean: 1 for a
     * fair coin, 1/3 for a normal distribution, about p for what p of the pictures have, 0 for what is the same in all.
     */
    public double share(String name) {
        int column = column(name);
        double mean = rows.stream().mapToDouble(r -> r[column]).average().orElse(0);
        double second = 0;
        double fourth = 0;
        for (float[] row : rows) {
            double square = (row[column] - mean) * (row[column] - mean);
            second += square;
            fourth += square * square;
        }
        return fourth > 0 ? second * second / (fourth * rows.size()) : 0;
    }

    /** The column of an attribute. */
    int column(String name) {
        int column = names.indexOf(name);
        if (column < 0) {
            throw new IllegalArgumentException("no attribute '" + name + "'; known: " + String.join(", ", names));
        }
        return column;
    }
}
