package org.stylegan4j.model.msg;

import java.util.ArrayList;
import java.util.List;
import org.stylegan4j.nn.BoxResample;
import org.stylegan4j.tensor.Tensor;

/** Real images at all resolutions (Karnewar and Wang 2020, section 2.1). */
public final class Pyramid {
    private static final int SMALLEST = 4;

    private Pyramid() {}

    /** Images [N, C, R, R] and their means over 2x2 pixels down to 4x4, the finest first. */
    public static List<Tensor> of(Tensor images) {
        List<Tensor> scales = new ArrayList<>(List.of(images));
        for (Tensor x = images; x.size(2) > SMALLEST; ) {
            x = BoxResample.down(x);
            scales.add(x);
        }
        return scales;
    }
}
