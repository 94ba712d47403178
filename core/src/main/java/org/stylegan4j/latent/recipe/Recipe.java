package org.stylegan4j.latent.recipe;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.stylegan4j.latent.recipe.Style.Drawn;
import org.stylegan4j.model.NoiseMode;
import org.stylegan4j.model.Truncation;

/**
 * What decides a picture, beside the network: in each layer the weighted sum of its parts' intermediate latents, truncated,
 * then pushed along directions; and the noise.
 */
public record Recipe(List<WeightedStyle> parts, Truncation truncation, List<DirectionStep> pushes, PixelNoise noise) {
    public Recipe {
        parts = List.copyOf(parts);
        pushes = List.copyOf(pushes);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("recipe without any style");
        }
    }

    /** The plain picture of a style: no truncation, stored noise. */
    public static Recipe of(Style style) {
        return new Recipe(
                List.of(new WeightedStyle(style, Layers.ALL, 1)), Truncation.NONE, List.of(), PixelNoise.STORED);
    }

    /** The plain picture of a seed: no truncation, no class, stored noise. */
    public static Recipe seed(long seed) {
        return of(Drawn.seed(seed));
    }

    /**
     * The weighted sum of others in W, truncated and with noise as the first.
     *
     * @throws IllegalArgumentException when there are not as many weights as recipes, or none
     */
    public static Recipe blend(List<Recipe> recipes, double... weights) {
        if (recipes.size() != weights.length) {
            throw new IllegalArgumentException("expected " + recipes.size() + " weights but was " + weights.length);
        }
        List<WeightedStyle> parts = new ArrayList<>();
        List<DirectionStep> pushes = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            double weight = weights[i];
            recipes.get(i).parts.forEach(p -> parts.add(p.times(weight)));
            recipes.get(i)
                    .pushes
                    .forEach(p ->
                            pushes.add(new DirectionStep(p.name(), p.vector(), p.layers(), p.strength() * weight)));
        }
        return new Recipe(parts, recipes.get(0).truncation, pushes, recipes.get(0).noise);
    }

    /** The same, nearer to the mean picture. */
    public Recipe truncated(double psi) {
        return truncated(new Truncation(psi, truncation.cutoff()));
    }

    /** The same with another truncation. */
    public Recipe truncated(Truncation other) {
        return new Recipe(parts, other, pushes, noise);
    }

    /** The same, truncated in the first {@code layers} layers only. */
    public Recipe withCutoff(int layers) {
        return truncated(new Truncation(truncation.psi(), OptionalInt.of(layers)));
    }

    /** The same of another class; what was found rather than drawn has none. */
    public Recipe withLabel(String label) {
        return mapped(style -> style instanceof Drawn d ? d.withLabel(label) : style);
    }

    private Recipe mapped(UnaryOperator<Style> change) {
        List<WeightedStyle> changed = parts.stream()
                .map(p -> new WeightedStyle(change.apply(p.style()), p.layers(), p.weight()))
                .toList();
        return new Recipe(changed, truncation, pushes, noise);
    }

    /** The same with other noise. */
    public Recipe withNoise(NoiseMode mode) {
        return withNoise(PixelNoise.of(mode));
    }

    /** The same with other noise. */
    public Recipe withNoise(PixelNoise other) {
        return new Recipe(parts, truncation, pushes, other);
    }

    /** The same with the styles of another in some layers (style mixing, Karras et al. 2019, section 3.1). */
    public Recipe mixed(Recipe other, Layers layers) {
        List<WeightedStyle> mixed = new ArrayList<>();
        for (WeightedStyle p : parts) {
            if (!p.layers().within(layers)) {
                mixed.add(new WeightedStyle(p.style(), p.layers().except(layers), p.weight()));
            }
        }
        for (WeightedStyle p : other.parts) {
            if (p.layers().meets(layers)) {
                mixed.add(new WeightedStyle(p.style(), p.layers().and(layers), p.weight()));
            }
        }
        return new Recipe(mixed, truncation, pushes, noise);
    }

    /** The same, moved along a direction. */
    public Recipe pushed(DirectionStep push) {
        List<DirectionStep> more = new ArrayList<>(pushes);
        more.add(push);
        return new Recipe(parts, truncation, more, noise);
    }

    /** The seeds that the styles are drawn from, each once, in order. */
    public Set<Long> seeds() {
        Set<Long> seeds = new LinkedHashSet<>();
        drawn().forEach(d -> d.latent().forEach(t -> seeds.add(t.seed())));
        return seeds;
    }

    /** The classes that were asked for, each once, in order. */
    public Set<String> labels() {
        Set<String> labels = new LinkedHashSet<>();
        drawn().forEach(d -> d.label().ifPresent(labels::add));
        return labels;
    }

    private List<Drawn> drawn() {
        return parts.stream()
                .filter(p -> p.style() instanceof Drawn)
                .map(p -> (Drawn) p.style())
                .toList();
    }

    /** What drawn noise starts from. */
    public long noiseSeed() {
        return noise.seed().orElseGet(() -> seeds().stream().findFirst().orElse(0L));
    }

    /** The style, if all layers have the same one, unchanged. */
    public Optional<Style> plain() {
        WeightedStyle first = parts.get(0);
        boolean plain = parts.size() == 1
                && first.weight() == 1
                && first.layers().equals(Layers.ALL)
                && pushes.isEmpty()
                && truncation.psi() == 1;
        return plain ? Optional.of(first.style()) : Optional.empty();
    }
}
