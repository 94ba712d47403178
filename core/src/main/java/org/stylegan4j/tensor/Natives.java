package org.stylegan4j.tensor;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * Starts libtorch, once per process, in the one order that never crashes: both native folders are unpacked whole before
 * any torch class is touched. Otherwise the system's loader, on a cold cache, may take another libtorch that happens to be
 * installed, and two of them in one process end it.
 */
final class Natives {
    private static boolean started;

    private Natives() {}

    /** Does nothing after the first call. Every class of this package that touches torch calls this first. */
    static synchronized void start() {
        if (started) {
            return;
        }
        Defaults.apply();
        try {
            unpack("openblas", "");
            unpack("pytorch", isGpuBuild() ? "-gpu" : "");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack the native libraries: " + e.getMessage(), e);
        }
        if (System.getenv("OPENBLAS_THREAD_TIMEOUT") == null) {
            // OpenBLAS's idle threads spin against OpenMP's and halve the speed of everything else.
            openblas_nolapack.blas_set_num_threads(1);
        }
        started = true;
    }

    /** Whether the CUDA build of libtorch is on the class path. */
    static boolean isGpuBuild() {
        String folder = "/org/bytedeco/pytorch/" + Loader.getPlatform() + "-gpu/";
        return Natives.class.getResource(folder) != null;
    }

    private static void unpack(String library, String extension) throws IOException {
        Loader.cacheResources("/org/bytedeco/" + library + "/" + Loader.getPlatform() + extension + "/");
    }

    /** JavaCPP's own settings, which it reads once when its first class loads. The user's own values stay. */
    private static final class Defaults {
        static void apply() {
            // Both limits count memory that is not JavaCPP's and would throw in training.
            keepOrSet("org.bytedeco.javacpp.maxPhysicalBytes", "0");
            keepOrSet("org.bytedeco.javacpp.maxBytes", "0");
        }

        private static void keepOrSet(String key, String value) {
            if (System.getProperty(key) == null) {
                System.setProperty(key, value);
            }
        }
    }
}
