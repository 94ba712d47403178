package org.stylegan4j.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Records of settings as JSON objects: one key per component. Components may be numbers, truth values, texts, enums (written in
 * lower case), optional texts and whole numbers (left out when empty) and records. Reading goes through the canonical constructor, so
 * what it refuses is refused here too.
 */
public final class RecordJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RecordJson() {}

    /** All components of a record. */
    public static ObjectNode write(Record record) {
        ObjectNode node = JSON.createObjectNode();
        for (RecordComponent c : record.getClass().getRecordComponents()) {
            put(node, c.getName(), value(record, c));
        }
        return node;
    }

    private static void put(ObjectNode node, String name, Object value) {
        if (parser(value.getClass()).isPresent()) {
            node.put(name, value.toString());
        } else if (value instanceof Record r) {
            node.set(name, write(r));
        } else if (value instanceof Enum<?> e) {
            node.put(name, e.name().toLowerCase(Locale.ROOT));
        } else if (value instanceof OptionalInt o) {
            o.ifPresent(i -> node.put(name, i));
        } else if (value instanceof Optional<?> o) {
            o.ifPresent(text -> node.put(name, text.toString()));
        } else {
            node.set(name, JSON.valueToTree(value));
        }
    }

    /**
     * The record that a JSON object describes.
     *
     * @throws IllegalArgumentException when a component is missing or refused, or the record has no such component
     */
    public static <T extends Record> T read(JsonNode node, Class<T> type) {
        return read(node, type, Optional.empty());
    }

    /**
     * The record that a JSON object describes; what is missing there is as in {@code defaults}.
     *
     * @throws IllegalArgumentException when a component is refused, or the record has no such component
     */
    public static <T extends Record> T read(JsonNode node, T defaults) {
        @SuppressWarnings("unchecked") // the class of a T
        Class<T> type = (Class<T>) defaults.getClass();
        return read(node, type, Optional.of(defaults));
    }

    private static <T extends Record> T read(JsonNode node, Class<T> type, Optional<? extends Record> defaults) {
        RecordComponent[] components = type.getRecordComponents();
        checkNames(node, components);
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            RecordComponent c = components[i];
            Optional<Object> usual = defaults.map(record -> value(record, c));
            values[i] = value(node, c.getName(), c.getType(), usual);
        }
        return build(type, values);
    }

    private static void checkNames(JsonNode node, RecordComponent[] components) {
        List<String> known =
                Arrays.stream(components).map(RecordComponent::getName).toList();
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("unknown setting: " + name + "; known: " + String.join(", ", known));
            }
        });
    }

    private static Object value(JsonNode node, String name, Class<?> type, Optional<Object> usual) {
        JsonNode child = node.path(name);
        if (type.isRecord() && parser(type).isEmpty() && !child.isMissingNode()) {
            return read(child, type.asSubclass(Record.class), usual.map(Record.class::cast));
        }
        if (usual.isPresent() && child.isMissingNode()) {
            return usual.get();
        }
        if (type == OptionalInt.class) {
            return child.isMissingNode() ? OptionalInt.empty() : OptionalInt.of(child.intValue());
        }
        if (type == Optional.class) {
            return child.isMissingNode() ? Optional.empty() : Optional.of(child.asText());
        }
        if (child.isMissingNode()) {
            throw new IllegalArgumentException("missing setting: " + name);
        }
        if (parser(type).isPresent()) {
            return parse(name, child.asText(), type);
        }
        if (type.isEnum()) {
            return constant(name, child.asText(), type);
        }
        try {
            return JSON.convertValue(child, type);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("bad value of setting " + name + ": " + child, e);
        }
    }

    /**
     * The enum constant of that name, whatever its case, with {@code -} for {@code _}.
     *
     * @throws IllegalArgumentException listing the constants when there is none
     */
    public static Object constant(String name, String text, Class<?> type) {
        String wanted = text.toUpperCase(Locale.ROOT).replace('-', '_');
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(wanted)) {
                return constant;
            }
        }
        String known = Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT);
        throw new IllegalArgumentException(
                "unknown " + name + " '" + text + "'; known: " + known.substring(1, known.length() - 1));
    }

    /** How texts of a type are read that has a static method {@code parse} for it, and whose {@code toString} it reads again. */
    private static Optional<Method> parser(Class<?> type) {
        try {
            Method parse = type.getMethod("parse", String.class);
            boolean fits = Modifier.isStatic(parse.getModifiers()) && parse.getReturnType() == type;
            return fits ? Optional.of(parse) : Optional.empty();
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }

    /** Whether values of a type are written as a text that its static method {@code parse} reads. */
    public static boolean isText(Class<?> type) {
        return parser(type).isPresent();
    }

    /**
     * The value that a text stands for, of a type that {@link #isText}.
     *
     * @throws IllegalArgumentException naming the setting when the text is refused
     */
    public static Object parse(String name, String text, Class<?> type) {
        try {
            return parser(type).orElseThrow().invoke(null, text);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    "bad value of setting " + name + ": " + e.getCause().getMessage(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot read " + type, e);
        }
    }

    /** The value of one component. */
    public static Object value(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    /** A record from the values of all its components; what its constructor throws is thrown as it is. */
    public static <T extends Record> T build(Class<T> type, Object[] values) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("cannot build " + type, e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot build " + type, e);
        }
    }
}
