package org.stylegan4j.latent.recipe;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a figure is made of, in words for people and, under {@value #RECIPE}, complete for {@link RecipeJson}. */
public final class SheetTexts {
    /** The key of the complete recipe. */
    public static final String RECIPE = "Recipe";

    private SheetTexts() {}

    /** The texts of a figure by key. */
    public static Map<String, String> of(Sheet sheet) {
        List<Recipe> recipes = sheet.recipes();
        Map<String, String> texts = new LinkedHashMap<>();
        put(texts, "Seed", all(recipes, r -> r.seeds().stream().map(String::valueOf)));
        put(texts, "Truncation", all(recipes, r -> Stream.of("" + r.truncation().psi())));
        put(
                texts,
                "Truncation cutoff",
                all(recipes, r -> r.truncation().cutoff().stream().mapToObj(String::valueOf)));
        put(texts, "Class", all(recipes, r -> r.labels().stream()));
        put(texts, "Direction", all(recipes, r -> r.pushes().stream().map(DirectionStep::name)));
        put(texts, "Noise", all(recipes, r -> Stream.of(r.noise().mode().name().toLowerCase(Locale.ROOT))));
        texts.put(RECIPE, RecipeJson.write(sheet));
        return texts;
    }

    private static void put(Map<String, String> texts, String key, Set<String> values) {
        if (!values.isEmpty()) {
            texts.put(key, String.join(",", values));
        }
    }

    private static Set<String> all(List<Recipe> recipes, Function<Recipe, Stream<String>> text) {
        return recipes.stream().flatMap(text).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
