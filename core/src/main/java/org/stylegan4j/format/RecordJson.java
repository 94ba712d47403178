package org.stylegan4j.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
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
        if (value instanceof Record r) {
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
     * @throws IllegalArgumentException when a component is missing or is refused; keys that the record lacks are passed over
     */
    public static <T extends Record> T read(JsonNode node, Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(node, components[i].getName(), components[i].getType());
        }
        return build(type, values);
    }

    private static Object value(JsonNode node, String name, Class<?> type) {
        JsonNode child = node.path(name);
        if (type == OptionalInt.class) {
            return child.isMissingNode() ? OptionalInt.empty() : OptionalInt.of(child.intValue());
        }
        if (type == Optional.class) {
            return child.isMissingNode() ? Optional.empty() : Optional.of(child.asText());
        }
        if (child.isMissingNode()) {
            throw new IllegalArgumentException("missing setting: " + name);
        }
        if (type.isRecord()) {
            return read(child, type.asSubclass(Record.class));
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
