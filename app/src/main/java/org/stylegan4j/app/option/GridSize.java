package org.stylegan4j.app.option;

/** How many pictures a grid has across and down. */
public record GridSize(int columns, int rows) {
    private static final int MOST = 1000;

    /** Reads {@code 4x3}. */
    public static GridSize parse(String text) {
        if (!text.matches("\\d{1,4}x\\d{1,4}")) {
            throw new IllegalArgumentException("expected a grid such as 4x3 but was " + text);
        }
        int x = text.indexOf('x');
        int columns = Integer.parseInt(text.substring(0, x));
        int rows = Integer.parseInt(text.substring(x + 1));
        if (columns < 1 || rows < 1 || columns > MOST || rows > MOST) {
            throw new IllegalArgumentException("grid must be from 1x1 to " + MOST + "x" + MOST + ": " + text);
        }
        return new GridSize(columns, rows);
    }

    /** How many images the grid holds. */
    public int places() {
        return columns * rows;
    }
}
