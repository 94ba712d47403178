package org.stylegan4j.train.figure;

import java.util.Map;

/** Writes numbers into pictures, in a face of 3x5 pixels, so that no fonts are needed. */
final class Lettering {
    static final int HEIGHT = 5;
    static final int ADVANCE = 4;

    /** Rows from the top, three bits each. */
    private static final Map<Character, int[]> SHAPES = Map.ofEntries(
            Map.entry('0', new int[] {7, 5, 5, 5, 7}),
            Map.entry('1', new int[] {2, 6, 2, 2, 7}),
            Map.entry('2', new int[] {7, 1, 7, 4, 7}),
            Map.entry('3', new int[] {7, 1, 3, 1, 7}),
            Map.entry('4', new int[] {5, 5, 7, 1, 1}),
            Map.entry('5', new int[] {7, 4, 7, 1, 7}),
            Map.entry('6', new int[] {7, 4, 7, 5, 7}),
            Map.entry('7', new int[] {7, 1, 1, 2, 2}),
            Map.entry('8', new int[] {7, 5, 7, 5, 7}),
            Map.entry('9', new int[] {7, 5, 7, 1, 7}),
            Map.entry('x', new int[] {0, 5, 2, 5, 0}),
            Map.entry('k', new int[] {5, 5, 6, 5, 5}));

    private Lettering() {}

    /** Receives the pixels of a text. */
    @FunctionalInterface
    interface Canvas {
        void dot(int x, int y);
    }

    /** Draws digits, x and k from the top left; other characters are blank. */
    static void draw(String text, Canvas canvas) {
        for (int i = 0; i < text.length(); i++) {
            int[] rows = SHAPES.getOrDefault(text.charAt(i), new int[HEIGHT]);
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < 3; x++) {
                    if ((rows[y] >> (2 - x) & 1) == 1) {
                        canvas.dot(i * ADVANCE + x, y);
                    }
                }
            }
        }
    }
}
