package org.stylegan4j.image;

import java.util.Locale;
import java.util.regex.Pattern;

/** The colour that shows through transparent pixels; each part 0..255. */
public record Background(int red, int green, int blue) {
    public static final Background WHITE = new Background(255, 255, 255);
    public static final Background BLACK = new Background(0, 0, 0);

    private static final Pattern HEX = Pattern.compile("#?[0-9a-f]{6}");

    public Background {
        if (((red | green | blue) & ~255) != 0) {
            throw new IllegalArgumentException("colour outside 0..255: " + red + "," + green + "," + blue);
        }
    }

    /**
     * Reads {@code white}, {@code black}, {@code gray} or {@code #rrggbb}.
     *
     * @throws IllegalArgumentException for any other text
     */
    public static Background parse(String text) {
        String t = text.strip().toLowerCase(Locale.ROOT);
        return switch (t) {
            case "white" -> WHITE;
            case "black" -> BLACK;
            case "gray", "grey" -> new Background(128, 128, 128);
            default -> hex(t);
        };
    }

    private static Background hex(String text) {
        if (!HEX.matcher(text).matches()) {
            throw new IllegalArgumentException("expected white, black, gray or #rrggbb but was " + text);
        }
        int rgb = Integer.parseInt(text.substring(text.length() - 6), 16);
        return new Background(rgb >> 16, rgb >> 8 & 255, rgb & 255);
    }

    boolean isGray() {
        return red == green && green == blue;
    }

    @Override
    public String toString() {
        return "#%02x%02x%02x".formatted(red, green, blue);
    }
}
