package org.stylegan4j.tensor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which stylegan4j this is. */
public final class Build {
    private static final String VERSION = read();

    private Build() {}

    /** The version, as in {@code 0.1.0}, that run folders and checkpoints name as their maker. */
    public static String version() {
        return VERSION;
    }

    private static String read() {
        try (InputStream in = Build.class.getResourceAsStream("build.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
