package org.stylegan4j.latent.direction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.stylegan4j.data.ProgressListener;
import org.stylegan4j.latent.Network;
import org.stylegan4j.latent.Recipe;

/** What a direction changes, as read off pictures before and after. */
public final class SideEffects {
    private SideEffects() {}

    /**
     * The change of one attribute.
     *
     * @param deviations mean change from -strength to +strength, in standard deviations over the pictures as they were
     */
    public record Effect(String attribute, double deviations) {
        static final Comparator<Effect> STRONGEST_FIRST = Comparator.comparingDouble(e -> -Math.abs(e.deviations()));
    }

    /** The effects on all attributes, the strongest first. */
    public static List<Effect> of(Network network, List<Recipe> pictures, Attributes attributes, Change change) {
        List<float[]> before = read(network, pictures, attributes);
        List<float[]> less = read(network, pushed(pictures, change, -1), attributes);
        List<float[]> more = read(network, pushed(pictures, change, 1), attributes);
        List<Effect> effects = new ArrayList<>();
        for (int i = 0; i < attributes.names().size(); i++) {
            double spread = deviation(before, i);
            double moved = mean(more, i) - mean(less, i);
            effects.add(new Effect(attributes.names().get(i), spread > 0 ? moved / spread : 0));
        }
        effects.sort(Effect.STRONGEST_FIRST);
        return effects;
    }

    /** A direction and how far it is gone. */
    public record Change(Direction direction, double strength) {}

    private static List<Recipe> pushed(List<Recipe> pictures, Change change, int sign) {
        return pictures.stream()
                .map(r -> r.pushed(change.direction().push(sign * change.strength())))
                .toList();
    }

    private static List<float[]> read(Network network, List<Recipe> pictures, Attributes attributes) {
        return Labelled.drawn(network, pictures, attributes, ProgressListener.NONE)
                .rows();
    }

    private static double mean(List<float[]> rows, int column) {
        return rows.stream().mapToDouble(r -> r[column]).average().orElse(0);
    }

    static double deviation(List<float[]> rows, int column) {
        double mean = mean(rows, column);
        return Math.sqrt(rows.stream()
                .mapToDouble(r -> (r[column] - mean) * (r[column] - mean))
                .average()
                .orElse(0));
    }
}
