package org.stylegan4j.metric.faces;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stylegan4j.data.Dataset;
import org.stylegan4j.data.faces.FaceAttributes;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/**
 * How well attributes are read: of each number the share of its variance that is explained (1 at best, 0 when only the mean is
 * known), of each choice the share that is right.
 */
final class FacesAccuracy {
    private static final int BATCH = 50;

    private final List<String> names = FaceAttributes.names();
    private final FaceColumns columns = FaceColumns.ofFaces();
    private final double[] errors = new double[columns.count()];
    private final double[] sums = new double[columns.count()];
    private final double[] squares = new double[columns.count()];
    private final Map<String, Integer> right = new LinkedHashMap<>();
    private int count;

    private FacesAccuracy() {}

    /** Of all pictures of a labelled set, by the attributes' names. */
    static Map<String, Double> of(AttributeNet net, Dataset faces) {
        FacesAccuracy accuracy = new FacesAccuracy();
        for (int i = 0; i < faces.size(); i += BATCH) {
            accuracy.add(net, faces, i, Math.min(BATCH, faces.size() - i));
        }
        return accuracy.values();
    }

    private void add(AttributeNet net, Dataset faces, int first, int n) {
        try (Scope scope = Scope.noGrad()) {
            float[] read = net.attributes(pictures(faces, first, n)).toFloats();
            for (int i = 0; i < n; i++) {
                float[] truth = faces.labels().rows().get(first + i);
                for (FaceColumns.Run run : columns.runs()) {
                    compare(run, read, i * columns.count(), truth);
                }
            }
        }
        count += n;
    }

    private static Tensor pictures(Dataset faces, int first, int n) {
        byte[] bytes = new byte[n * faces.pictureBytes()];
        for (int i = 0; i < n; i++) {
            faces.copy(first + i, bytes, i * faces.pictureBytes());
        }
        int side = faces.resolution();
        return Tensor.ofBytes(bytes, DType.UINT8, n, faces.channels(), side, side);
    }

    private void compare(FaceColumns.Run run, float[] read, int row, float[] truth) {
        if (run.choice()) {
            int chosen = run.start();
            for (int c = run.start(); c < run.start() + run.length(); c++) {
                chosen = read[row + c] > read[row + chosen] ? c : chosen;
            }
            right.merge(run.name(), truth[chosen] == 1 ? 1 : 0, Integer::sum);
            return;
        }
        for (int c = run.start(); c < run.start() + run.length(); c++) {
            errors[c] += Math.pow(read[row + c] - truth[c], 2);
            sums[c] += truth[c];
            squares[c] += truth[c] * truth[c];
        }
    }

    private Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        for (FaceColumns.Run run : columns.runs()) {
            if (run.choice()) {
                values.put(run.name(), right.get(run.name()) / (double) count);
            }
            for (int c = run.start(); !run.choice() && c < run.start() + run.length(); c++) {
                double variance = squares[c] / count - Math.pow(sums[c] / count, 2);
                values.put(names.get(c), 1 - errors[c] / count / variance);
            }
        }
        return values;
    }
}
