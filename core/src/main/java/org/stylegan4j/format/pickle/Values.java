package org.stylegan4j.format.pickle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What a value must be to make sense at its place; anything else is a damaged file. */
public final class Values {
    private Values() {}

    /** A text. */
    public static String text(Object value, String what) throws IOException {
        return expect(value, String.class, what, "a text");
    }

    /** A dictionary, in its order. */
    @SuppressWarnings("unchecked") // every map here is made by this package
    public static Map<Object, Object> map(Object value, String what) throws IOException {
        return expect(value, Map.class, what, "a dictionary");
    }

    /** A list or tuple. */
    @SuppressWarnings("unchecked") // every list here is made by this package
    public static List<Object> list(Object value, String what) throws IOException {
        return expect(value, List.class, what, "a list");
    }

    /** A list or tuple of at least that many items. */
    public static List<Object> list(Object value, int atLeast, String what) throws IOException {
        List<Object> items = list(value, what);
        if (items.size() < atLeast) {
            throw new IOException("expected " + atLeast + " items in " + what + " but was " + items.size());
        }
        return items;
    }

    /** A whole number. */
    public static long whole(Object value, String what) throws IOException {
        return expect(value, Long.class, what, "a whole number");
    }

    /** Whole numbers, none negative: sizes or strides. */
    static long[] sizes(Object value, String what) throws IOException {
        List<Object> items = list(value, what);
        long[] sizes = new long[items.size()];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = whole(items.get(i), what);
            if (sizes[i] < 0) {
                throw new IOException("negative number in " + what + ": " + sizes[i]);
            }
        }
        return sizes;
    }

    /** Bytes, or a short text of Python 2, whose characters were bytes; its long ones are read as bytes. */
    static Bytes bytes(Object value, String what) throws IOException {
        if (value instanceof String text && text.length() <= PickleReader.LONGEST_OLD_TEXT) {
            return Bytes.of(text.getBytes(StandardCharsets.ISO_8859_1));
        }
        return expect(value, Bytes.class, what, "bytes");
    }

    /** An object of an unknown class. */
    public static PythonObject object(Object value, String what) throws IOException {
        return expect(value, PythonObject.class, what, "an object");
    }

    /** Whether {@link #numbers} has something to give. */
    public static boolean isNumbers(Object value) {
        return value instanceof Numbers || value instanceof NumpyArray;
    }

    /** A tensor or array. */
    public static Numbers numbers(Object value, String what) throws IOException {
        return value instanceof NumpyArray array
                ? array.numbers()
                : expect(value, Numbers.class, what, "an array of numbers");
    }

    static <T> T expect(Object value, Class<T> type, String what, String expected) throws IOException {
        if (!type.isInstance(value)) {
            throw new IOException("expected " + expected + " for " + what + " but was " + kind(value));
        }
        return type.cast(value);
    }

    /** What a value is, in words that stay short whatever it holds. */
    static String kind(Object value) {
        if (value == null) { // looked up in a dictionary that lacks it
            return "missing";
        }
        if (value instanceof Map) {
            return "a dictionary";
        }
        if (value instanceof List) {
            return "a list";
        }
        if (value instanceof String) {
            return "a text";
        }
        if (value instanceof Bytes) {
            return "bytes";
        }
        return value instanceof Number || value instanceof Boolean
                ? value.toString()
                : value.getClass().getSimpleName();
    }
}
