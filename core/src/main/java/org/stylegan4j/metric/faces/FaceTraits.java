package org.stylegan4j.metric.faces;

import java.util.List;
import java.util.stream.Collectors;
import org.stylegan4j.metric.faces.FaceQuestions.Question;
import org.stylegan4j.tensor.Tensor;

/**
 * What can be told of built-in faces in one number each, from no to yes or from less to more: of those that the detector reads
 * well enough at the size of the pictures. The detector stays with its owner.
 */
public final class FaceTraits implements AttributeNet {
    /** Half of the variance is explained, or half of the answers are right. */
    private static final double READABLE = 0.5;

    private final FacesFeatureNet detector;
    private final List<Question> read;
    private final List<String> unread;

    /** Those that a detector reads of pictures of {@code side} pixels. */
    public FaceTraits(FacesFeatureNet detector, int side) {
        this.detector = detector;
        var parts = FaceQuestions.ofFaces().all().stream()
                .collect(Collectors.partitioningBy(
                        q -> detector.accuracy(q.attribute(), side).orElse(0) >= READABLE));
        read = parts.get(true);
        unread = parts.get(false).stream().map(Question::name).toList();
    }

    /** The names of those that are left out, because the detector does not read them well enough. */
    public List<String> unread() {
        return unread;
    }

    @Override
    public List<String> attributeNames() {
        return read.stream().map(Question::name).toList();
    }

    @Override
    public Tensor attributes(Tensor pictures) {
        Tensor columns = detector.attributes(pictures); // [N, A]
        int n = (int) columns.size(0);
        float[] scores = new float[n * read.size()];
        for (int i = 0; i < n; i++) {
            float[] row = columns.select(0, i).toFloats();
            for (int q = 0; q < read.size(); q++) {
                scores[i * read.size() + q] = (float) read.get(q).score().applyAsDouble(row);
            }
        }
        return Tensor.of(scores, n, read.size());
    }
}
