package org.stylegan4j.latent.direction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.stylegan4j.latent.Network;
import org.stylegan4j.latent.recipe.Recipe;

/** What directions change, as read off pictures before and after. */
public final class SideEffects {
    private final Network network;
    private final List<Recipe> pictures;
    private final Attributes attributes;
    private final List<float[]> before;

    /** Reads the pictures as they are. */
    public SideEffects(Network network, List<Recipe> pictures, Attributes attributes) {
        this.network = network;
        this.pictures = List.copyOf(pictures);
        this.attributes = attributes;
        before = read(pictures);
    }

    /**
     * The change of one attribute.
     *
     * @param deviations mean change from -strength to +strength, in standard deviations over the pictures as they were
     */
    public record Effect(String attribute, double deviations) {
        static final Comparator<Effect> STRONGEST_FIRST = Comparator.comparingDouble(e -> -Math.abs(e.deviations()));
    }

    /** The effects of so many steps each way on all attributes, the strongest first. */
    public List<Effect> of(Direction direction, double strength) {
        List<float[]> less = read(pushed(direction, -strength));
        List<float[]> more = read(pushed(direction, strength));
        List<Effect> effects = new ArrayList<>();
        for (int i = 0; i < attributes.names().size(); i++) {
            double spread = deviation(before, i);
            double moved = mean(more, i) - mean(less, i);
            effects.add(new Effect(attributes.names().get(i), spread > 0 ? moved / spread : 0));
        }
        effects.sort(Effect.STRONGEST_FIRST);
        return effects;
    }

    private List<Recipe> pushed(Direction direction, double strength) {
        return pictures.stream().map(r -> r.pushed(direction.push(strength))).toList();
    }

    private List<float[]> read(List<Recipe> recipes) {
        return Labelled.drawn(network, recipes, attributes).rows();
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
