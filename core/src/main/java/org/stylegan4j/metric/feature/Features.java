package org.stylegan4j.metric.feature;

import java.io.IOException;
import java.util.List;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/** The features of a set of pictures, [N, F], in files; read a part at a time. */
public final class Features {
    private final List<FeaturePart> parts;

    Features(List<FeaturePart> parts) {
        this.parts = List.copyOf(parts);
    }

    /** N. */
    public int count() {
        return parts.stream().mapToInt(FeaturePart::rows).sum();
    }

    /** F. */
    public int length() throws IOException {
        try (Scope scope = Scope.noGrad()) {
            return (int) part(0).size(1);
        }
    }

    /** How many parts there are. */
    public int parts() {
        return parts.size();
    }

    /** One part, float32 [n, F], in the caller's frame. */
    public Tensor part(int index) throws IOException {
        return parts.get(index).read();
    }

    /** All of them, float32 [N, F], in the caller's frame. */
    public Tensor all() throws IOException {
        Tensor[] read = new Tensor[parts.size()];
        for (int i = 0; i < read.length; i++) {
            read[i] = part(i);
        }
        return Tensor.cat(0, read);
    }
}
