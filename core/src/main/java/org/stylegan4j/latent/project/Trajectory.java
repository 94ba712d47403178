package org.stylegan4j.latent.project;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stylegan4j.latent.recipe.Style;
import org.stylegan4j.tensor.Tensor;

/** Copies of w [N, rows, W] on the way of a projection. */
final class Trajectory {
    private final int pictures;
    private final int rows;
    private final int size;
    private final List<float[]> ws = new ArrayList<>();

    /** @param shape N, rows, W */
    Trajectory(long... shape) {
        pictures = (int) shape[0];
        rows = (int) shape[1];
        size = (int) (shape[1] * shape[2]);
    }

    void add(Tensor w) {
        ws.add(w.detach().toFloats());
    }

    /** How many there are. */
    int length() {
        return ws.size();
    }

    /** One picture's of one moment. */
    Style.Found of(String name, int picture, int moment) {
        float[] all = ws.get(moment);
        return new Style.Found(name, rows, Arrays.copyOfRange(all, picture * size, (picture + 1) * size));
    }

    /** All as one tensor, [moments, N * rows * W]. */
    Tensor tensor() {
        float[] all = new float[ws.size() * pictures * size];
        for (int i = 0; i < ws.size(); i++) {
            System.arraycopy(ws.get(i), 0, all, i * pictures * size, pictures * size);
        }
        return Tensor.of(all, ws.size(), (long) pictures * size);
    }

    /** Takes over what {@link #tensor} gave. */
    void load(Tensor saved) {
        saved.expect("way", Tensor.ANY, (long) pictures * size);
        float[] all = saved.toFloats();
        for (int i = 0; i < saved.size(0); i++) {
            ws.add(Arrays.copyOfRange(all, i * pictures * size, (i + 1) * pictures * size));
        }
    }
}
