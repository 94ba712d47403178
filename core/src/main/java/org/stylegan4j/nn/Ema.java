package org.stylegan4j.nn;

import java.util.Map;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/** Exponential moving average of weights (Karras et al. 2018, section 4; half-life as in Karras et al. 2020). */
public final class Ema {
    private Ema() {}

    /**
     * The weight of the old average when {@code batch} images are shown at once, so that a contribution halves every
     * {@code halfLifeImages}. With a ramp-up the half-life is at most {@code rampUp * images}, which follows an early training
     * closely.
     *
     * @param images shown before this step
     * @param rampUp 0 for none
     */
    public static double beta(long images, int batch, double halfLifeImages, double rampUp) {
        double halfLife = rampUp > 0 ? Math.min(halfLifeImages, images * rampUp) : halfLifeImages;
        return Math.pow(0.5, batch / Math.max(halfLife, 1e-8));
    }

    /** average = beta * average + (1 - beta) * source for parameters; buffers are copied. */
    public static void update(Params average, Params source, double beta) {
        try (Scope scope = Scope.noGrad()) {
            for (Map.Entry<String, Tensor> e : average.parameters().entrySet()) {
                InPlace.lerp(e.getValue(), source.parameters().get(e.getKey()), 1 - beta);
            }
            for (Map.Entry<String, Tensor> e : average.buffers().entrySet()) {
                InPlace.copy(e.getValue(), source.buffers().get(e.getKey()));
            }
        }
    }
}
