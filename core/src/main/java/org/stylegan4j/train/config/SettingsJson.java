package org.stylegan4j.train.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.stylegan4j.model.GanSystem;
import org.stylegan4j.model.ModelConfig;
import org.stylegan4j.model.Schedule;
import org.stylegan4j.settings.RecordJson;
import org.stylegan4j.system.Systems;

/** The way from settings of a training to JSON and back, also from the JSON of earlier releases. */
public final class SettingsJson {
    private static final String SYSTEM = "system";

    private SettingsJson() {}

    /** All settings. */
    public static ObjectNode write(TrainConfig config) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put(FormerSettings.FORMAT, FormerSettings.PRESENT);
        node.setAll(RecordJson.write(config));
        ObjectNode model =
                JsonNodeFactory.instance.objectNode().put(SYSTEM, config.model().system());
        model.setAll((ObjectNode) node.get("model"));
        node.set("model", model);
        return node;
    }

    /**
     * The settings that JSON describes. A setting of the model that is missing has its default.
     *
     * @throws IllegalArgumentException when a setting is unknown or refused, or the system is unknown
     */
    public static TrainConfig read(JsonNode written, Systems systems) {
        JsonNode node = FormerSettings.upgrade(written);
        return new TrainConfig(
                node.path("preset").asText(),
                RecordJson.read(node.path("data"), TrainConfig.Data.class),
                model(node.path("model"), systems),
                RecordJson.read(node.path("schedule"), Schedule.class),
                RecordJson.read(node.path("output"), TrainConfig.Output.class),
                RecordJson.read(node.path("machine"), Machine.class),
                node.path("seed").asInt(),
                Optional.ofNullable(node.get("initFrom")).map(JsonNode::asText));
    }

    private static ModelConfig model(JsonNode node, Systems systems) {
        GanSystem system = systems.named(node.path(SYSTEM).asText());
        ObjectNode settings = node.deepCopy();
        settings.remove(SYSTEM);
        return (ModelConfig) RecordJson.read(settings, (Record) system.defaults());
    }
}
