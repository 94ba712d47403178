package org.stylegan4j.tensor;

import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;

/**
 * How many threads an operation uses. OpenMP keeps that number for each thread that calls it, so that each one is told when it
 * opens a {@link Scope}.
 */
final class ComputeThreads {
    /** Elements of which libtorch gives one thread no fewer. */
    private static final long GRAIN = 32_768;

    private static final ThreadLocal<Integer> TOLD = ThreadLocal.withInitial(() -> 0);
    private static final ThreadLocal<Integer> OWN = ThreadLocal.withInitial(() -> 0);

    private static volatile int common;

    private ComputeThreads() {}

    /** For every thread that has no number of its own. */
    static void use(int threads) {
        common = threads;
        tell();
    }

    /**
     * Runs work of large matrix products on all threads. OpenBLAS has a pool of its own, whose waking takes longer than a product in a
     * network and far longer beside a busy program, and whose idle threads spin against OpenMP's: otherwise it has one thread.
     */
    static <T> T wide(Supplier<T> work) {
        openblas_nolapack.blas_set_num_threads(common);
        try {
            return work.get();
        } finally {
            openblas_nolapack.blas_set_num_threads(1);
        }
    }

    /** For the calling thread only, from now on. */
    static void useHere(int threads) {
        OWN.set(threads);
        tell();
    }

    /** Tells OpenMP the number of the calling thread, where it does not know it yet. */
    static void tell() {
        int own = OWN.get();
        int wanted = own > 0 ? own : common;
        if (wanted > 0 && TOLD.get() != wanted) {
            torch.get_num_threads(); // in each thread the first call overwrites what was set before
            torch.set_num_threads(wanted);
            TOLD.set(wanted);
        }
    }

    /**
     * Makes idle threads of libgomp sleep at once instead of spinning for three milliseconds, as {@code OMP_WAIT_POLICY=PASSIVE} does,
     * which must be set before the process starts. libgomp does so by itself where its threads outnumber the processors: a thread that
     * does nothing else holds so many of them, asleep.
     *
     * @param processors that affinity leaves
     */
    static void sleepWhenIdle(int processors) {
        CountDownLatch outnumbered = new CountDownLatch(1);
        Thread holder = new Thread(() -> hold(processors + 1, outnumbered), "openmp-sleepers");
        holder.setDaemon(true);
        holder.start();
        try {
            outnumbered.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the holder goes on by itself
        }
    }

    private static void hold(int threads, CountDownLatch done) {
        try {
            torch.set_num_threads(threads);
            try (org.bytedeco.pytorch.Tensor x = torch.empty(new long[] {threads * GRAIN})) {
                x.zero_();
            }
        } finally {
            done.countDown();
        }
        while (true) {
            try {
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException e) {
                return; // OpenMP frees its threads with this one
            }
        }
    }
}
