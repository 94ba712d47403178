package org.stylegan4j.latent.recipe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.stylegan4j.latent.recipe.Sheet.Cell;
import org.stylegan4j.model.NoiseMode;
import org.stylegan4j.model.Truncation;
import org.stylegan4j.settings.RecordJson;

/** Sheets and their recipes as JSON, complete: vectors as little-endian float32 in Base64, numbers so that they come back exactly. */
public final class RecipeJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RecipeJson() {}

    static String write(Sheet sheet) {
        ObjectNode node = JSON.createObjectNode().put("columns", sheet.columns());
        ArrayNode cells = node.putArray("cells");
        sheet.cells().forEach(cell -> cells.add(cell(cell)));
        return node.toString();
    }

    private static JsonNode cell(Cell cell) {
        if (cell instanceof Cell.Drawn drawn) {
            return recipe(drawn.recipe());
        }
        ObjectNode node = JSON.createObjectNode();
        if (cell instanceof Cell.Deviation d) {
            node.put("deviation", d.draws());
            node.set("of", recipe(d.recipe()));
        }
        return node;
    }

    private static ObjectNode recipe(Recipe r) {
        ObjectNode node = JSON.createObjectNode();
        ArrayNode parts = node.putArray("parts");
        r.parts().forEach(p -> parts.add(part(p)));
        node.put("psi", r.truncation().psi());
        r.truncation().cutoff().ifPresent(c -> node.put("cutoff", c));
        if (!r.pushes().isEmpty()) {
            ArrayNode pushes = node.putArray("pushes");
            r.pushes().forEach(p -> pushes.add(push(p)));
        }
        node.set("noise", noise(r.noise()));
        return node;
    }

    private static ObjectNode part(WeightedStyle p) {
        ObjectNode node = JSON.createObjectNode();
        if (p.style() instanceof Style.Drawn d) {
            ArrayNode z = node.putArray("z");
            d.latent().forEach(t -> z.addArray().add(t.seed()).add(t.weight()));
            d.label().ifPresent(label -> node.put("class", label));
        } else if (p.style() instanceof Style.Found f) {
            node.put("name", f.name()).put("rows", f.rows()).put("w", base64(f.values()));
        }
        return node.put("layers", p.layers().toString()).put("weight", p.weight());
    }

    private static ObjectNode push(DirectionStep p) {
        return JSON.createObjectNode()
                .put("name", p.name())
                .put("w", base64(p.vector()))
                .put("layers", p.layers().toString())
                .put("strength", p.strength());
    }

    private static ObjectNode noise(PixelNoise n) {
        ObjectNode node = JSON.createObjectNode().put("mode", n.mode().name().toLowerCase(Locale.ROOT));
        n.seed().ifPresent(seed -> node.put("seed", seed));
        n.maps().ifPresent(file -> node.put("maps", file));
        return n.everywhere() ? node : node.put("from", n.from()).put("to", n.to());
    }

    /**
     * A figure from its text.
     *
     * @throws IllegalArgumentException with one line when it is no sheet of recipes
     */
    public static Sheet read(String text) {
        JsonNode node;
        try {
            node = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("recipe is no JSON: " + e.getOriginalMessage(), e);
        }
        List<Cell> cells = new ArrayList<>();
        node.path("cells").forEach(cell -> cells.add(readCell(cell)));
        return new Sheet(whole(node, "columns"), cells);
    }

    private static Cell readCell(JsonNode node) {
        if (node.has("deviation")) {
            return new Cell.Deviation(readRecipe(node.path("of")), whole(node, "deviation"));
        }
        return node.isEmpty() ? Cell.BLANK : new Cell.Drawn(readRecipe(node));
    }

    private static Recipe readRecipe(JsonNode node) {
        List<WeightedStyle> parts = new ArrayList<>();
        node.path("parts").forEach(p -> parts.add(readPart(p)));
        List<DirectionStep> pushes = new ArrayList<>();
        node.path("pushes")
                .forEach(p -> pushes.add(new DirectionStep(
                        p.path("name").asText(), floats(p), Layers.parse(text(p, "layers")), number(p, "strength"))));
        OptionalInt cutoff = node.has("cutoff") ? OptionalInt.of(whole(node, "cutoff")) : OptionalInt.empty();
        return new Recipe(parts, new Truncation(number(node, "psi"), cutoff), pushes, readNoise(node.path("noise")));
    }

    private static WeightedStyle readPart(JsonNode node) {
        Layers layers = Layers.parse(text(node, "layers"));
        double weight = number(node, "weight");
        if (node.has("w")) {
            return new WeightedStyle(
                    new Style.Found(node.path("name").asText(), whole(node, "rows"), floats(node)), layers, weight);
        }
        List<Style.Term> terms = new ArrayList<>();
        node.path("z")
                .forEach(t ->
                        terms.add(new Style.Term(t.path(0).asLong(-1), t.path(1).asDouble(Double.NaN))));
        Optional<String> label = Optional.ofNullable(node.get("class")).map(JsonNode::asText);
        return new WeightedStyle(new Style.Drawn(terms, label), layers, weight);
    }

    private static PixelNoise readNoise(JsonNode node) {
        NoiseMode mode = (NoiseMode) RecordJson.constant("noise", text(node, "mode"), NoiseMode.class);
        PixelNoise all = PixelNoise.of(mode);
        return new PixelNoise(
                mode,
                node.has("seed") ? OptionalLong.of(node.path("seed").asLong(-1)) : OptionalLong.empty(),
                node.path("from").asInt(all.from()),
                node.path("to").asInt(all.to()),
                Optional.ofNullable(node.get("maps")).map(JsonNode::asText));
    }

    private static String text(JsonNode node, String key) {
        if (!node.path(key).isTextual()) {
            throw new IllegalArgumentException("recipe lacks: " + key);
        }
        return node.get(key).textValue();
    }

    private static double number(JsonNode node, String key) {
        if (!node.path(key).isNumber()) {
            throw new IllegalArgumentException("recipe lacks: " + key);
        }
        return node.get(key).doubleValue();
    }

    private static int whole(JsonNode node, String key) {
        if (!node.path(key).isInt()) {
            throw new IllegalArgumentException("recipe lacks: " + key);
        }
        return node.get(key).intValue();
    }

    private static String base64(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private static float[] floats(JsonNode node) {
        String text = text(node, "w");
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("numbers in recipe are damaged: " + e.getMessage(), e);
        }
        float[] values = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return values;
    }
}
