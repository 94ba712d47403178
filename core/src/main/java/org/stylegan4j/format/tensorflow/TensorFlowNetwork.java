package org.stylegan4j.format.tensorflow;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.stylegan4j.format.pickle.Numbers;
import org.stylegan4j.format.pickle.PythonObject;
import org.stylegan4j.format.pickle.Values;

/** A network of the TensorFlow era: the settings of its build function, and its variables by name, those of its parts included. */
final class TensorFlowNetwork {
    private static final int DEEPEST = 4;

    private final String className;
    private final Map<Object, Object> settings;
    private final Map<String, Numbers> variables = new LinkedHashMap<>();
    private final Set<String> functions = new HashSet<>();

    private TensorFlowNetwork(String className, Map<Object, Object> settings) {
        this.className = className;
        this.settings = settings;
    }

    static TensorFlowNetwork of(PythonObject network) throws IOException {
        Object settings = network.state().getOrDefault("static_kwargs", Map.of());
        TensorFlowNetwork result =
                new TensorFlowNetwork(network.className(), Values.map(settings, "the settings of a network"));
        result.add(network, "", 0);
        return result;
    }

    private void add(PythonObject network, String prefix, int depth) throws IOException {
        Map<Object, Object> state = network.state();
        if (depth > DEEPEST || !(state.get("variables") instanceof List<?> all)) {
            throw new IOException("network without variables, or made of parts within parts");
        }
        if (state.get("build_func_name") instanceof String function) {
            functions.add(function);
        }
        for (Object variable : all) {
            List<Object> pair = Values.list(variable, 2, "a variable");
            String name = prefix + Values.text(pair.get(0), "the name of a variable");
            variables.put(name, Values.numbers(pair.get(1), name));
        }
        Object parts = state.getOrDefault("components", Map.of());
        for (Map.Entry<Object, Object> e :
                Values.map(parts, "the parts of a network").entrySet()) {
            add(Values.object(e.getValue(), "a part of a network"), prefix + e.getKey() + "/", depth + 1);
        }
    }

    /** The name of the class that kept it. */
    String className() {
        return className;
    }

    /** All variables: {@code synthesis/4x4/Conv/weight}. */
    Map<String, Numbers> variables() {
        return variables;
    }

    /** Whether it or one of its parts was built by that function. */
    boolean builtBy(String function) {
        return functions.contains(function);
    }

    /** The functions, for a message. */
    String functions() {
        return String.join(", ", functions.stream().sorted().toList());
    }

    /** A number among the settings; empty when it is missing or None. */
    Optional<Double> number(String setting) {
        return settings.get(setting) instanceof Number n ? Optional.of(n.doubleValue()) : Optional.empty();
    }

    /** A text among the settings. */
    Optional<String> text(String setting) {
        return settings.get(setting) instanceof String s ? Optional.of(s) : Optional.empty();
    }

    /** A list among the settings. */
    Optional<List<?>> list(String setting) {
        return settings.get(setting) instanceof List<?> items ? Optional.of(items) : Optional.empty();
    }

    /** Whether a setting is there and false. */
    boolean isOff(String setting) {
        return Boolean.FALSE.equals(settings.get(setting));
    }
}
