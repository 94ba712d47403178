package org.stylegan4j.app.process;

import java.io.Console;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether somebody watches, so that a line may be redrawn in place. */
public final class Terminal {
    /** From this release on a console may also be there for those who have no terminal, and another question tells. */
    private static final int CONSOLE_FOR_ALL = 22;

    private static final int USUAL_WIDTH = 80;
    /** Below this a bar makes no sense; some terminals say 0. */
    private static final int SMALLEST_WIDTH = 20;

    private static final Pattern ROWS_COLUMNS = Pattern.compile("\\d{1,5} (\\d{1,5})\\s*");

    private Terminal() {}

    /** Whether there is a terminal. */
    @SuppressWarnings("SystemConsoleNull") // null on all releases but 22 to 24 where there is no terminal
    public static boolean present() {
        Console console = System.console();
        if (console == null || Runtime.version().feature() < CONSOLE_FOR_ALL) {
            return console != null;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot ask the console", e);
        }
    }

    /** Characters in a line, as far as the system tells. */
    public static int width() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(Redirect.INHERIT)
                    .redirectError(Redirect.DISCARD)
                    .start();
            return width(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return USUAL_WIDTH; // Windows has no such program
        }
    }

    /** The width in what {@code stty size} prints: rows and columns. */
    static int width(String rowsAndColumns) {
        Matcher m = ROWS_COLUMNS.matcher(rowsAndColumns);
        int columns = m.matches() ? Integer.parseInt(m.group(1)) : USUAL_WIDTH;
        return columns < SMALLEST_WIDTH ? USUAL_WIDTH : columns;
    }
}
