package org.stylegan4j.tensor;

import java.util.ArrayDeque;
import java.util.Deque;

/** Owns what was added. Closing closes all of it, the newest first, even when some of it fails to. */
public final class Closer implements AutoCloseable {
    private final Deque<AutoCloseable> owned = new ArrayDeque<>();

    /** Takes over a resource, and hands it back for use. */
    public <T extends AutoCloseable> T add(T resource) {
        owned.push(resource);
        return resource;
    }

    /**
     * Closes all.
     *
     * @throws IllegalStateException with the first failure, those of others suppressed
     */
    @Override
    public void close() {
        IllegalStateException failed = null;
        while (!owned.isEmpty()) {
            try {
                owned.pop().close();
            } catch (Exception e) {
                if (failed == null) {
                    failed = new IllegalStateException("cannot close", e);
                } else {
                    failed.addSuppressed(e);
                }
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
