package org.stylegan4j.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line in a process of its own, which can be told to end. */
public final class OtherProcess {
    private OtherProcess() {}

    /** Starts a command; what it prints and complains comes out together. */
    public static Process start(List<String> words) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.add("-Dorg.bytedeco.javacpp.maxPhysicalBytes=0");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(words);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** Everything printed up to the end, of which the first line that starts with {@code sign} ends the process. */
    public static List<String> terminateAt(String sign, Process process) throws IOException {
        List<String> lines = new ArrayList<>();
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
                if (line.startsWith(sign)) {
                    process.toHandle().destroy(); // unlike the process's own, it leaves the stream open
                }
            }
        }
        return lines;
    }
}
