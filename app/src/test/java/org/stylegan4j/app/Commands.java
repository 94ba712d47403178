package org.stylegan4j.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** Runs commands as the command line does, and keeps what they print. */
public final class Commands {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Returns the exit code. */
    public int run(Object... args) {
        CommandLine commands = Main.commandLine();
        commands.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] words = new String[args.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = args[i].toString();
        }
        return Main.run(commands, words);
    }

    public String out() {
        return out.toString();
    }

    public String err() {
        return err.toString();
    }
}
