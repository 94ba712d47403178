package org.stylegan4j.train.config;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stylegan4j.model.ModelConfig;
import org.stylegan4j.settings.RecordJson;

/**
 * Changes single settings by their path, as {@code --set schedule.batch=32} does. A path whose first name is unknown is looked
 * for among the settings of the model, so that {@code loss.gamma} means {@code model.loss.gamma}.
 */
public final class Settings {
    private Settings() {}

    /**
     * The settings after some assignments {@code path=value}, made in order. Dashes, underscores and case do not count in
     * names. {@code none} empties an optional setting.
     *
     * @throws IllegalArgumentException when there is no such setting (the known ones are listed), the value cannot be read as
     *     what it should be, or the changed record refuses it
     */
    public static TrainConfig apply(TrainConfig config, List<String> assignments) {
        TrainConfig changed = config;
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("expected path=value but was " + assignment);
            }
            String name = assignment.substring(0, equals).strip().replaceFirst("^model\\.", "");
            List<String> path = List.of(FormerSettings.path(name).split("\\."));
            String value = assignment.substring(equals + 1).strip();
            changed = with(changed, path, value);
        }
        return changed;
    }

    /** The settings of a model after an assignment, or as they are when it has no such setting. */
    public static ModelConfig applyIfKnown(ModelConfig config, String assignment) {
        int equals = assignment.indexOf('=');
        List<String> path = List.of(assignment.substring(0, equals).split("\\."));
        Record record = (Record) config;
        for (String name : path) {
            Optional<RecordComponent> found = find(record, name);
            if (found.isEmpty()) {
                return config;
            }
            record = RecordJson.value(record, found.get()) instanceof Record group ? group : record;
        }
        return (ModelConfig) change((Record) config, path, assignment.substring(equals + 1));
    }

    private static TrainConfig with(TrainConfig config, List<String> path, String value) {
        boolean ofModel = find(config, path.get(0)).isEmpty()
                && find((Record) config.model(), path.get(0)).isPresent();
        List<String> whole =
                ofModel ? Stream.concat(Stream.of("model"), path.stream()).toList() : path;
        return change(config, whole, value);
    }

    private static <T extends Record> T change(T record, List<String> path, String value) {
        Optional<RecordComponent> own = find(record, path.get(0));
        if (own.isEmpty()) {
            return change(record, inGroup(record, path), value);
        }
        RecordComponent changed = own.get();
        RecordComponent[] components = record.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = RecordJson.value(record, components[i]);
            if (components[i].getName().equals(changed.getName())) {
                values[i] = changed(components[i], values[i], path, value);
            }
        }
        @SuppressWarnings("unchecked") // the class of a T
        Class<T> type = (Class<T>) record.getClass();
        return RecordJson.build(type, values);
    }

    /** The path with the one group before it that has such a setting: {@code gamma} is {@code penalty.gamma} in a loss. */
    private static List<String> inGroup(Record record, List<String> path) {
        List<String> groups = Arrays.stream(record.getClass().getRecordComponents())
                .filter(c -> RecordJson.value(record, c) instanceof Record group
                        && !RecordJson.isText(c.getType())
                        && find(group, path.get(0)).isPresent())
                .map(RecordComponent::getName)
                .toList();
        if (groups.size() != 1) {
            throw unknown("unknown setting", path.get(0), record);
        }
        return Stream.concat(Stream.of(groups.get(0)), path.stream()).toList();
    }

    private static Object changed(RecordComponent component, Object old, List<String> path, String value) {
        if (old instanceof Record group && !RecordJson.isText(component.getType())) {
            if (path.size() == 1) {
                throw unknown("a group of settings, not one:", path.get(0), group);
            }
            return change(group, path.subList(1, path.size()), value);
        }
        if (path.size() > 1) {
            throw new IllegalArgumentException("setting '" + path.get(0) + "' has no parts: " + path.get(1));
        }
        return parse(component, value);
    }

    private static Object parse(RecordComponent component, String value) {
        String name = component.getName();
        Class<?> type = component.getType();
        boolean none = value.equals("none");
        try {
            if (type == int.class) {
                return Integer.parseInt(value);
            } else if (type == long.class) {
                return Long.parseLong(value);
            } else if (type == double.class) {
                return Double.parseDouble(value);
            } else if (type == boolean.class) {
                return truth(name, value);
            } else if (type == OptionalInt.class) {
                return none ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(value));
            } else if (type == Optional.class) {
                return none ? Optional.empty() : Optional.of(value);
            } else if (type.isEnum()) {
                return RecordJson.constant(name, value, type);
            } else if (RecordJson.isText(type)) {
                return RecordJson.parse(name, value, type);
            }
            return value;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("bad value of setting " + name + ": " + value + " is not a "
                    + (type == double.class ? "number" : "whole number"));
        }
    }

    private static boolean truth(String name, String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "1", "true", "t", "yes", "y", "on" -> true;
            case "0", "false", "f", "no", "n", "off" -> false;
            default ->
                throw new IllegalArgumentException(
                        "bad value of setting " + name + ": " + value + " is neither true nor false");
        };
    }

    private static Optional<RecordComponent> find(Record record, String name) {
        return Arrays.stream(record.getClass().getRecordComponents())
                .filter(c -> plain(c.getName()).equals(plain(name)))
                .findFirst();
    }

    private static String plain(String name) {
        return name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    }

    private static IllegalArgumentException unknown(String problem, String name, Record record) {
        String known = Arrays.stream(record.getClass().getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.joining(", "));
        return new IllegalArgumentException(problem + " '" + name + "'; known: " + known);
    }
}
