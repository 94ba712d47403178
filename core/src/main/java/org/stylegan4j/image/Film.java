package org.stylegan4j.image;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A moving picture that is being written, frame by frame. Closing ends it. */
public interface Film extends AutoCloseable {
    /** Adds the next frame. */
    void add(Pixels frame) throws IOException;

    @Override
    void close() throws IOException;

    /**
     * What is known before the first frame.
     *
     * @param channels 1 or 3
     * @param frames how many there will be
     * @param framesPerSecond at least 1
     * @param texts that the file carries, by key
     */
    record Plan(ImageSize size, int channels, int frames, int framesPerSecond, Map<String, String> texts) {
        public Plan {
            texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
            if (frames < 1 || framesPerSecond < 1) {
                throw new IllegalArgumentException(
                        "a film needs frames and a pace: " + frames + ", " + framesPerSecond + " per second");
            }
        }
    }

    /** A file format of films. */
    @FunctionalInterface
    interface Format {
        /** Starts a film; {@code out} stays with the caller. */
        Film open(OutputStream out, Plan plan) throws IOException;
    }
}
