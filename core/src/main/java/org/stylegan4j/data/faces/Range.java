package org.stylegan4j.data.faces;

/** Checks that an attribute lies in its documented range; NaN never does. */
final class Range {
    private Range() {}

    static void signed(String name, double value) {
        check(value >= -1 && value <= 1, name, "-1 to 1", value);
    }

    static void unit(String name, double value) {
        check(value >= 0 && value <= 1, name, "0 to 1", value);
    }

    static void hue(String name, double value) {
        check(value >= 0 && value < 1, name, "0 up to 1", value);
    }

    private static void check(boolean inside, String name, String range, double value) {
        if (!inside) {
            throw new IllegalArgumentException("expected " + name + " from " + range + " but was " + value);
        }
    }
}
