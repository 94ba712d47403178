package org.stylegan4j.schedule;

/**
 * How far networks have grown: the newest level that is drawn, and the weight of its branch against the level below it,
 * enlarged (Karras et al. 2018, figure 2).
 *
 * @param resolution of the newest level, a power of two
 * @param alpha from 0, all of the level below, to 1, the newest level alone
 */
public record GrowthStage(int resolution, double alpha) {
    public GrowthStage {
        if (resolution < 1 || Integer.bitCount(resolution) != 1) {
            throw new IllegalArgumentException("resolution must be a power of two: " + resolution);
        }
        if (!(alpha >= 0 && alpha <= 1)) {
            throw new IllegalArgumentException("alpha must be in [0, 1]: " + alpha);
        }
    }

    /** A level that is not fading in. */
    public static GrowthStage full(int resolution) {
        return new GrowthStage(resolution, 1);
    }

    /**
     * The fade at a level of detail.
     *
     * @param lod 0 for all of {@code fullResolution}, 1 for half of it; the fraction belongs to the level below
     */
    public static GrowthStage ofLod(double lod, int fullResolution) {
        int level = (int) Math.floor(lod);
        return new GrowthStage(fullResolution >> level, 1 - (lod - level));
    }

    /** The level of detail of this fade in networks for {@code fullResolution}. */
    public double lod(int fullResolution) {
        return Integer.numberOfTrailingZeros(fullResolution / resolution) + (1 - alpha);
    }

    /** Whether the newest level stands alone. */
    public boolean complete() {
        return alpha == 1;
    }

    /** Whether both are of the same level, and both fading in or both complete. */
    public boolean sameStage(GrowthStage other) {
        return resolution == other.resolution && complete() == other.complete();
    }
}
