package org.stylegan4j.app;

import java.io.Console;

/** Whether somebody watches, so that a line may be redrawn in place. */
final class Terminal {
    /** From this release on Java gives a console to everybody, and another question tells. */
    private static final int CONSOLE_FOR_ALL = 22;

    private Terminal() {}

    @SuppressWarnings("SystemConsoleNull") // asked on older releases only
    static boolean present() {
        Console console = System.console();
        if (Runtime.version().feature() < CONSOLE_FOR_ALL) {
            return console != null;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot ask the console", e);
        }
    }
}
