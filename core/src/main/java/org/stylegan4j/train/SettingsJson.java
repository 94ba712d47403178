package org.stylegan4j.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.stylegan4j.format.RecordJson;
import org.stylegan4j.model.ModelConfig;
import org.stylegan4j.model.progan.MsgProGanConfig;
import org.stylegan4j.model.progan.ProGanConfig;
import org.stylegan4j.model.stylegan1.StyleGan1Config;
import org.stylegan4j.model.stylegan2.StyleGan2Config;

/**
 * Which systems a file of settings may name, and with them the way from settings to JSON and back.
 *
 * @param types the record of settings of each system, by the name that {@link ModelConfig#system} gives
 */
public record Systems(Map<String, Class<? extends Record>> types) {
    /** Those of this release. */
    public static final Systems ALL = new Systems(Map.of(
            "stylegan2",
            StyleGan2Config.class,
            ProGanConfig.SYSTEM,
            ProGanConfig.class,
            MsgProGanConfig.SYSTEM,
            MsgProGanConfig.class,
            StyleGan1Config.SYSTEM,
            StyleGan1Config.class));

    private static final String SYSTEM = "system";

    public Systems {
        types = Map.copyOf(types);
    }

    /** All settings as indented JSON, for people. */
    public static String describe(TrainConfig config) {
        return write(config).toPrettyString();
    }

    /** All settings as JSON. */
    static ObjectNode write(TrainConfig config) {
        ObjectNode node = RecordJson.write(config);
        ObjectNode model =
                JsonNodeFactory.instance.objectNode().put(SYSTEM, config.model().system());
        model.setAll((ObjectNode) node.get("model"));
        node.set("model", model);
        return node;
    }

    /**
     * The settings that JSON describes.
     *
     * @throws IllegalArgumentException when a setting is missing or refused, or the system is unknown
     */
    TrainConfig read(JsonNode node) {
        return new TrainConfig(
                node.path("preset").asText(),
                RecordJson.read(node.path("data"), TrainConfig.Data.class),
                model(node.path("model")),
                RecordJson.read(node.path("schedule"), TrainConfig.Schedule.class),
                RecordJson.read(node.path("output"), TrainConfig.Output.class),
                RecordJson.read(node.path("machine"), Machine.class),
                node.path("seed").asInt(),
                Optional.ofNullable(node.get("initFrom")).map(JsonNode::asText));
    }

    private ModelConfig model(JsonNode node) {
        String system = node.path(SYSTEM).asText();
        Class<? extends Record> type = types.get(system);
        if (type == null) {
            throw new IllegalArgumentException(
                    "unknown system '" + system + "'; known: " + new TreeSet<>(types.keySet()));
        }
        return (ModelConfig) RecordJson.read(node, type);
    }
}
