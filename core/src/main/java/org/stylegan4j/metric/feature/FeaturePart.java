package org.stylegan4j.metric.feature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;
import org.stylegan4j.tensor.TensorFile;

/**
 * The features of some pictures in a row, in a file that is whole or not there.
 *
 * @param first which picture the first row describes
 * @param rows how many are wanted; the file may hold more
 */
public record FeaturePart(Path file, int first, int rows) {
    /** Pictures per file. */
    public static final int PICTURES = 1024;

    private static final int BATCH = 32;
    private static final String NAME = "features";

    /** Hears how far the work is, and may end it by an exception. */
    public interface Progress {
        void at(int done, int total);
    }

    /** Where rows come from. */
    public interface Source {
        /** {@code count} rows from number {@code first} on, float32 [count, F] on the processor, in the caller's frame. */
        Tensor rows(int first, int count) throws IOException;
    }

    /** Computes the rows that the file lacks, of so many in all. Whatever ends the work early, what was computed is written. */
    void complete(Source source, int total, Progress progress) throws IOException {
        List<Tensor> batches = new ArrayList<>();
        try (Scope scope = Scope.noGrad()) {
            int done = existing(batches);
            int before = done;
            try {
                progress.at(first + Math.min(done, rows), total);
                while (done < rows) {
                    int n = Math.min(BATCH, rows - done);
                    int from = first + done;
                    batches.add(computed(source, from, n));
                    done += n;
                    progress.at(first + done, total);
                }
            } finally {
                if (done > before) {
                    TensorFile.write(file, Map.of(NAME, Tensor.cat(0, batches.toArray(Tensor[]::new))), Map.of());
                }
            }
        }
    }

    private static Tensor computed(Source source, int from, int n) throws IOException {
        try (Scope scope = Scope.noGrad()) {
            return scope.keep(source.rows(from, n));
        }
    }

    /** Adds the rows that are there; returns how many. A damaged file counts as none. */
    private int existing(List<Tensor> batches) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        try (TensorFile there = TensorFile.read(file)) {
            Tensor features = there.get(NAME);
            batches.add(features.narrow(0, 0, features.size(0)));
            return (int) features.size(0);
        } catch (IOException | IllegalArgumentException e) {
            Files.deleteIfExists(file);
            return 0;
        }
    }

    /** The features, [rows, F], in the caller's frame. */
    Tensor read() throws IOException {
        try (TensorFile there = TensorFile.read(file)) {
            return there.get(NAME).narrow(0, 0, rows); // keeps the memory alive that the file lets go
        }
    }
}
