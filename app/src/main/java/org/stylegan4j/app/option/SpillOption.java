package org.stylegan4j.app.option;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where decoded images go that memory has no room for. No setting of a training: what comes out does not depend on it. */
public final class SpillOption {
    private static final String VARIABLE = "STYLEGAN4J_SPILL";

    @Option(
            names = "--spill",
            paramLabel = "DIR",
            description = "For decoded images that do not fit in memory. Default: $" + VARIABLE
                    + " or the system's temporary folder.")
    private Optional<Path> folder;

    /** The folder for decoded images that memory has no room for. */
    public Path folder() {
        return folder.or(() -> Optional.ofNullable(System.getenv(VARIABLE))
                        .filter(name -> !name.isBlank())
                        .map(Path::of))
                .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
    }
}
