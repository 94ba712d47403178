package org.stylegan4j.latent.direction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.stylegan4j.latent.Network;
import org.stylegan4j.latent.direction.SideEffects.Effect;
import org.stylegan4j.latent.recipe.Layers;
import org.stylegan4j.latent.recipe.Recipe;
import org.stylegan4j.model.Truncation;
import org.stylegan4j.tensor.Scope;

/**
 * Directions that change a named attribute: the normals of linear classifiers in W (Shen et al. 2020, sections 2.2 and 2.3). Any
 * number of attributes can be held: the direction is then made orthogonal to theirs.
 */
public final class AttributeDirections {
    private static final int FEWEST = 20;
    /** Squared length, as a share, of what rounding leaves of a vector that lies along others. */
    private static final double ROUNDING = 1e-10;

    private final Labelled samples;
    private final LinearModel model;
    private final Statistics statistics;

    /** Learns from samples which w goes with which attributes. */
    public AttributeDirections(Network network, Labelled samples) {
        int n = samples.recipes().size();
        if (n < FEWEST) {
            throw new IllegalArgumentException("attributes need at least " + FEWEST + " labelled samples: " + n);
        }
        this.samples = samples;
        float[] ws = ws(network, samples.recipes());
        int a = samples.names().size();
        float[] labels = new float[n * a];
        for (int i = 0; i < n; i++) {
            System.arraycopy(samples.rows().get(i), 0, labels, i * a, a);
        }
        model = LinearModel.fit(ws, labels, n);
        statistics = Statistics.of(ws, network.styles().wDim());
    }

    /** Untruncated w of each picture, [N, W]. */
    private static float[] ws(Network network, List<Recipe> recipes) {
        int wDim = network.styles().wDim();
        float[] all = new float[recipes.size() * wDim];
        for (int i = 0; i < recipes.size(); i++) {
            try (Scope scope = Scope.noGrad()) {
                Recipe whole = recipes.get(i).truncated(Truncation.NONE);
                float[] ws = network.ws(whole).toFloats(); // the same in all layers
                System.arraycopy(ws, 0, all, i * wDim, wDim);
            }
        }
        return all;
    }

    /**
     * The direction of one attribute.
     *
     * @param held attributes that should stay as they are, as far as they depend on w linearly
     * @throws IllegalArgumentException when an attribute is unknown or the same in all samples, or nothing is left of it
     */
    public Direction direction(String name, List<String> held, Layers layers) {
        float[] normal = slope(name);
        double length = Direction.dot(normal, normal);
        if (!varies(name) || !(length > 0)) {
            throw new IllegalArgumentException("attribute is the same in all samples: " + name);
        }
        List<float[]> basis = new ArrayList<>();
        for (String other : held) {
            if (!other.equals(name) && varies(other)) {
                basis.add(orthogonal(slope(other), basis));
            }
        }
        float[] rest = orthogonal(normal, basis);
        if (!(Direction.dot(rest, rest) > ROUNDING * length)) {
            throw new IllegalArgumentException("nothing is left of attribute '" + name + "' when holding others ("
                    + basis.size() + "): hold fewer or none");
        }
        String note = String.format(Locale.ROOT, "correlation %.2f on unseen samples", correlation(name));
        return new Direction(name, statistics.step(rest), layers, note);
    }

    private float[] slope(String name) {
        return model.slopes()[samples.column(name)].clone();
    }

    private boolean varies(String name) {
        return samples.share(name) > 0;
    }

    /** Removes what lies along the others, twice against rounding (Gram and Schmidt). */
    private static float[] orthogonal(float[] v, List<float[]> basis) {
        for (int pass = 0; pass < 2; pass++) {
            for (float[] b : basis) {
                double square = Direction.dot(b, b);
                double share = square > 0 ? Direction.dot(v, b) / square : 0;
                for (int i = 0; i < v.length; i++) {
                    v[i] -= (float) (share * b[i]);
                }
            }
        }
        return v;
    }

    /**
     * What one step along a direction changes as far as attributes depend on w linearly, the strongest first: from minus to plus one
     * step, in standard deviations over the samples.
     */
    public List<Effect> expected(Direction direction) {
        List<Effect> effects = new ArrayList<>();
        for (int i = 0; i < samples.names().size(); i++) {
            double spread = SideEffects.deviation(samples.rows(), i);
            double moved = 2 * Direction.dot(model.slopes()[i], direction.vector());
            effects.add(new Effect(samples.names().get(i), spread > 0 ? moved / spread : 0));
        }
        effects.sort(Effect.STRONGEST_FIRST);
        return effects;
    }

    /** How well an attribute can be told from w, on samples that were not learned from: -1 to 1. */
    public double correlation(String name) {
        return model.correlations()[samples.column(name)];
    }
}
