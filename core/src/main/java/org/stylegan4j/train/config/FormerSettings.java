package org.stylegan4j.train.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;

/** Settings as release 0.1 wrote them, in today's words. Their JSON does not say its format. */
final class FormerSettings {
    /** The key that says how settings are written. */
    static final String FORMAT = "format";

    /** How they are written today. */
    static final int PRESENT = 2;

    private static final String STYLEGAN2 = "stylegan2";
    private static final String STYLEGAN1 = "stylegan1";

    /** What {@code --set} called settings in that release, without dashes and in lower case, and what it calls them now. */
    private static final Map<String, String> PATHS = Map.ofEntries(
            Map.entry("loss.mixing", "style.mixing"),
            Map.entry("loss.pathlengthweight", "style.pathLength.weight"),
            Map.entry("loss.pathlengthdecay", "style.pathLength.decay"),
            Map.entry("loss.pathlengthshrink", "style.pathLength.shrink"),
            Map.entry("loss.generatorinterval", "style.pathLength.interval"),
            Map.entry("loss.discriminatorinterval", "loss.penalty.interval"),
            Map.entry("loss.penaltyweight", "loss.penalty.gamma"),
            Map.entry("loss.penaltytarget", "loss.penalty.target"),
            Map.entry("loss.generatorfirst", "training.turns.generatorFirst"),
            Map.entry("regularization.pathlengthweight", "style.pathLength.weight"),
            Map.entry("regularization.pathlengthdecay", "style.pathLength.decay"),
            Map.entry("regularization.pathlengthshrink", "style.pathLength.shrink"),
            Map.entry("regularization.generatorinterval", "style.pathLength.interval"),
            Map.entry("averagedecay", "training.average.decay"));

    private final ObjectNode model;

    private FormerSettings(ObjectNode model) {
        this.model = model;
    }

    /** The same settings in today's words, without their format. */
    static JsonNode upgrade(JsonNode written) {
        if (!(written instanceof ObjectNode)) {
            return written;
        }
        ObjectNode node = written.deepCopy();
        int format = node.path(FORMAT).asInt(1);
        node.remove(FORMAT);
        if (format > PRESENT) {
            throw new IllegalArgumentException(
                    "settings of a newer release, format " + format + "; this one knows up to " + PRESENT);
        }
        if (format < PRESENT && node.path("model") instanceof ObjectNode model) {
            new FormerSettings(model).upgradeModel();
        }
        return node;
    }

    /** The path of a setting of the model in today's words. */
    static String path(String former) {
        String plain = former.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
        return PATHS.getOrDefault(
                plain,
                plain.matches("(generator|discriminator)optimizer\\..*")
                        ? "training." + former.replaceFirst("(?i)-?optimizer\\.", ".")
                        : former);
    }

    private void upgradeModel() {
        String system = model.path("system").asText();
        switch (system) {
            case STYLEGAN2 -> {
                ObjectNode loss = take("loss");
                model.set("loss", loss("non_saturating", "none", styleGan2Penalty(loss), 0));
                model.set("style", style(loss.path("mixing").asDouble(), loss));
                model.set("training", training(take("average"), true));
            }
            case STYLEGAN1 -> styleGan1(take("loss"), take("regularization"));
            case "progan", "msg-progan" -> proGan(take("loss"));
            default -> {} // none of that release
        }
    }

    private ObjectNode take(String name) {
        return model.remove(name) instanceof ObjectNode group ? group : object();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode styleGan2Penalty(ObjectNode loss) {
        return penalty(
                "r1",
                loss.path("gamma").asDouble(),
                1,
                loss.path("discriminatorInterval").asInt());
    }

    private void styleGan1(ObjectNode loss, ObjectNode regularization) {
        double wganGp = loss.path("gradientPenalty").asDouble();
        double gamma = loss.path("gamma").asDouble();
        if (wganGp > 0 && gamma > 0) {
            throw new IllegalArgumentException("settings of release 0.1 with two penalties: " + gamma + ", " + wganGp);
        }
        int interval = regularization.path("lazy").asBoolean()
                ? regularization.path("discriminatorInterval").asInt()
                : 0;
        ObjectNode penalty = wganGp > 0 ? penalty("wgan_gp", wganGp, 1, 0) : penalty("r1", gamma, 1, interval);
        model.set(
                "loss",
                loss(
                        loss.path("form").asText(),
                        "none",
                        penalty,
                        loss.path("drift").asDouble()));
        model.set("style", style(loss.path("mixing").asDouble(), regularization));
        model.set(
                "training",
                training(take("average"), loss.path("generatorFirst").asBoolean()));
    }

    private void proGan(ObjectNode loss) {
        ObjectNode penalty = penalty(
                loss.path("penalty").asText(),
                loss.path("penaltyWeight").asDouble(),
                loss.path("penaltyTarget").asDouble(1),
                0);
        String pairing = loss.path("relativistic").asBoolean() ? "average" : "none";
        model.set(
                "loss",
                loss(
                        loss.path("form").asText(),
                        pairing,
                        penalty,
                        loss.path("drift").asDouble()));
        double decay = model.path("averageDecay").asDouble();
        model.remove("averageDecay");
        model.set("training", training(object().put("decay", decay), false));
    }

    private static ObjectNode penalty(String kind, double gamma, double target, int interval) {
        return object().put("kind", kind)
                .put("gamma", gamma)
                .put("target", target)
                .put("interval", interval);
    }

    private static ObjectNode loss(String form, String pairing, ObjectNode penalty, double drift) {
        ObjectNode loss = object().put("form", form).put("pairing", pairing);
        loss.set("penalty", penalty);
        return loss.put("drift", drift).put("generatorWeight", 1.0);
    }

    private static ObjectNode style(double mixing, ObjectNode lengths) {
        ObjectNode style = object().put("mixing", mixing);
        style.putObject("pathLength")
                .put("weight", lengths.path("pathLengthWeight").asDouble())
                .put("decay", lengths.path("pathLengthDecay").asDouble())
                .put("shrink", lengths.path("pathLengthShrink").asInt())
                .put("interval", lengths.path("generatorInterval").asInt());
        return style;
    }

    private ObjectNode training(ObjectNode average, boolean generatorFirst) {
        ObjectNode training = object();
        training.set("generator", take("generatorOptimizer").put("kind", "adam"));
        training.set("discriminator", take("discriminatorOptimizer").put("kind", "adam"));
        training.putObject("schedule")
                .put("warmupKimg", 0.0)
                .put("decay", "none")
                .put("decayFromKimg", 0.0)
                .put("floor", 0.0);
        training.putObject("average")
                .put("halfLifeImages", average.path("halfLifeImages").asDouble())
                .put("rampUp", average.path("rampUp").asDouble())
                .put("decay", average.path("decay").asDouble())
                .put("startImages", 0.0);
        training.putObject("turns")
                .put("generatorFirst", generatorFirst)
                .put("critic", 1)
                .put("fakes", 1)
                .putObject("first")
                .put("critic", 1)
                .put("steps", 0)
                .put("every", 0);
        return training;
    }
}
