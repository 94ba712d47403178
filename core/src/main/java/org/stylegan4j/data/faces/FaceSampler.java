package org.stylegan4j.data.faces;

import java.util.SplittableRandom;
import org.stylegan4j.data.faces.FaceAttributes.Background;
import org.stylegan4j.data.faces.FaceAttributes.Beard;
import org.stylegan4j.data.faces.FaceAttributes.Brows;
import org.stylegan4j.data.faces.FaceAttributes.Clothes;
import org.stylegan4j.data.faces.FaceAttributes.Eyes;
import org.stylegan4j.data.faces.FaceAttributes.Glasses;
import org.stylegan4j.data.faces.FaceAttributes.GlassesKind;
import org.stylegan4j.data.faces.FaceAttributes.Hair;
import org.stylegan4j.data.faces.FaceAttributes.HairStyle;
import org.stylegan4j.data.faces.FaceAttributes.Hat;
import org.stylegan4j.data.faces.FaceAttributes.HatKind;
import org.stylegan4j.data.faces.FaceAttributes.Light;
import org.stylegan4j.data.faces.FaceAttributes.Mouth;
import org.stylegan4j.data.faces.FaceAttributes.Neckline;
import org.stylegan4j.data.faces.FaceAttributes.Pattern;
import org.stylegan4j.data.faces.FaceAttributes.Pose;
import org.stylegan4j.data.faces.FaceAttributes.Shape;
import org.stylegan4j.data.faces.FaceAttributes.Skin;

/**
 * Draws the attributes of one face. Every attribute takes its numbers in a fixed order whether or not it will be seen, which
 * keeps the attributes independent; changing the order changes every face.
 */
final class FaceSampler {
    /** The odd constant nearest to 2^64 divided by the golden ratio: spreads neighbouring indices (Steele et al. 2014). */
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private final SplittableRandom random;

    FaceSampler(long seed, int index) {
        random = new SplittableRandom(scramble(scramble(seed) + GOLDEN * index));
    }

    FaceAttributes sample() {
        return new FaceAttributes(
                new Pose(bell(), bell(), bell()),
                new Shape(signed(), signed(), signed(), bell()),
                new Skin(unit(), signed(), unit(), sometimes(0.3)),
                new Eyes(bell(), bell(), bell(), unit(), bell(), bell(), chance(0.45)),
                new Brows(bell(), bell(), signed()),
                new Mouth(cheerful(), sometimes(0.5)),
                new Hair(hairStyle(), bell(), signed(), unit(), sometimes(0.5), chance(0.2), unit()),
                choose(Beard.values(), 0.76, 0.08, 0.07, 0.09),
                new Glasses(choose(GlassesKind.values(), 0.66, 0.14, 0.12, 0.08), unit()),
                new Hat(choose(HatKind.values(), 0.67, 0.07, 0.07, 0.05, 0.06, 0.04, 0.04), unit(), unit()),
                new Clothes(choose(Neckline.values(), 0.2, 0.2, 0.2, 0.2, 0.2), unit(), unit()),
                new Background(choose(Pattern.values(), 0.2, 0.2, 0.15, 0.15, 0.15, 0.15), unit(), unit()),
                new Light(signed(), unit(), bell()));
    }

    private HairStyle hairStyle() {
        return choose(HairStyle.values(), 0.06, 0.08, 0.13, 0.09, 0.12, 0.12, 0.13, 0.08, 0.08, 0.07, 0.04);
    }

    /** Mixes all bits of a counter: the finalizer of SplitMix64, Steele et al. 2014. */
    private static long scramble(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    private double unit() {
        return random.nextDouble();
    }

    private double signed() {
        return 2 * unit() - 1;
    }

    /** In [-1, 1], more often near the middle: the mean of two. */
    private double bell() {
        return (signed() + signed()) / 2;
    }

    /** Smiles outnumber frowns: the larger of two. */
    private double cheerful() {
        return Math.max(signed(), signed());
    }

    private boolean chance(double p) {
        return unit() < p;
    }

    /** Zero, or with probability {@code p} anything in [0.3, 1]. */
    private double sometimes(double p) {
        double amount = 0.3 + 0.7 * unit();
        return chance(p) ? amount : 0;
    }

    private <T> T choose(T[] values, double... weights) {
        double u = unit();
        for (int i = 0; i < values.length - 1; i++) {
            u -= weights[i];
            if (u < 0) {
                return values[i];
            }
        }
        return values[values.length - 1];
    }
}
