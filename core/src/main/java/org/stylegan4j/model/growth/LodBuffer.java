package org.stylegan4j.model.growth;

import org.stylegan4j.nn.Params;
import org.stylegan4j.schedule.GrowthStage;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/**
 * The level of detail at which a network works, kept with its weights as the buffer {@code lod}, so that a network file knows
 * how far its network had grown. The buffer belongs to the network.
 */
public final class LodBuffer {
    private final Tensor lod; // []
    private final int fullResolution;
    private GrowthStage fade;

    /** A new buffer in {@code p}; a network that is read from a file takes up the fade that is written there. */
    public LodBuffer(Params p, int fullResolution, GrowthStage start) {
        this.fullResolution = fullResolution;
        lod = p.buffer("lod", () -> Tensor.full(start.lod(fullResolution), DType.FP32, Device.CPU));
        fade = stored();
    }

    /** What the network draws or judges now. */
    public GrowthStage fade() {
        return fade;
    }

    /** What the buffer says: differs from {@link #fade} after other weights were loaded. */
    GrowthStage stored() {
        return GrowthStage.ofLod(lod.toDouble(), fullResolution);
    }

    /** Makes the network draw or judge at another fade from now on. */
    public void set(GrowthStage next) {
        try (Scope scope = Scope.noGrad()) {
            InPlace.fill(lod, next.lod(fullResolution)); // even if it says so: to ask would make a card wait
        }
        fade = next;
    }
}
