package org.stylegan4j.latent.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stylegan4j.latent.recipe.Recipe;

/**
 * A way through pictures, frame by frame.
 *
 * @param points the pictures, at least two
 * @param frames from each to the next
 * @param path how it goes between them
 * @param loop whether it comes back to the first
 * @param easing how the pace changes between two pictures
 */
public record Walk(List<Recipe> points, int frames, Path path, boolean loop, Easing easing) {
    /** How a walk goes between its points. */
    public enum Path {
        /** Along great circles in Z. */
        Z,
        /** Along straight lines in W. */
        W,
        /** Along a smooth curve in W (Catmull and Rom 1974). */
        SPLINE
    }

    /** How the pace changes between two points. */
    public enum Easing {
        /** Even. */
        LINEAR,
        /** Slow at the points, fast between them: (1 - cos πt) / 2. */
        COSINE;

        double at(double t) {
            return this == LINEAR ? t : (1 - Math.cos(Math.PI * t)) / 2;
        }
    }

    public Walk {
        points = List.copyOf(points);
        if (points.size() < 2) {
            throw new IllegalArgumentException("a walk needs at least 2 pictures: " + points.size());
        }
        if (frames < 1) {
            throw new IllegalArgumentException("a walk needs at least 1 frame between pictures: " + frames);
        }
    }

    /**
     * All frames in order. An open walk ends on its last point; a loop stops one frame short of its first.
     *
     * @param zDim Z
     */
    public List<Recipe> recipes(int zDim) {
        int legs = loop ? points.size() : points.size() - 1;
        List<Recipe> recipes = new ArrayList<>();
        for (int leg = 0; leg < legs; leg++) {
            for (int i = 0; i < frames; i++) {
                recipes.add(at(leg, easing.at((double) i / frames), zDim));
            }
        }
        if (!loop) {
            recipes.add(points.get(legs));
        }
        return recipes;
    }

    private Recipe at(int leg, double t, int zDim) {
        return switch (path) {
            case Z -> Space.Z.between(point(leg), point(leg + 1), t, zDim);
            case W -> Space.W.between(point(leg), point(leg + 1), t, zDim);
            case SPLINE -> spline(leg, t);
        };
    }

    /** The uniform Catmull-Rom curve; an open walk's ends are doubled. */
    private Recipe spline(int leg, double t) {
        double[] weights = {
            ((2 - t) * t - 1) * t / 2, ((3 * t - 5) * t * t + 2) / 2, ((4 - 3 * t) * t + 1) * t / 2, (t - 1) * t * t / 2
        };
        List<Recipe> four = Arrays.asList(point(leg), point(leg - 1), point(leg + 1), point(leg + 2));
        // The nearer point comes first: its truncation and noise are the frame's.
        return Recipe.blend(four, weights[1], weights[0], weights[2], weights[3]);
    }

    private Recipe point(int index) {
        int n = points.size();
        return points.get(loop ? Math.floorMod(index, n) : Math.max(0, Math.min(index, n - 1)));
    }
}
