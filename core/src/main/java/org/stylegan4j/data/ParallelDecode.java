package org.stylegan4j.data;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.stylegan4j.io.ProgressListener;

/** Does one job per picture on several threads and tells how far it is. */
final class ParallelDecode {
    private static final long REPORT_MILLIS = 100;

    /** One picture's share. An {@link IOException} means that this picture is unusable. */
    interface Job {
        void run(int index) throws IOException;
    }

    /** Ends the whole work, not only one picture: a full disk, or an assumption that did not hold. */
    static final class Stop extends RuntimeException {
        Stop(IOException cause) {
            super(cause);
        }
    }

    /** An action whose failure is no fault of one picture. */
    interface Action {
        void run() throws IOException;
    }

    /** Turns a failure of the action into the end of the whole work. */
    static void mustSucceed(Action action) {
        try {
            action.run();
        } catch (IOException e) {
            throw new Stop(e);
        }
    }

    private final int count;
    private final Job job;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final Map<Integer, String> failures = new ConcurrentSkipListMap<>();
    private final AtomicReference<Throwable> stop = new AtomicReference<>();

    private ParallelDecode(int count, Job job) {
        this.count = count;
        this.job = job;
    }

    /** Runs the job for 0..count-1; gives the reasons of those that failed, by index. */
    static Map<Integer, String> run(int count, int workers, Job job, ProgressListener listener) throws IOException {
        return new ParallelDecode(count, job).run(Math.min(workers, count), listener);
    }

    private Map<Integer, String> run(int workers, ProgressListener listener) throws IOException {
        CountDownLatch running = new CountDownLatch(workers);
        for (int i = 0; i < workers; i++) {
            Thread thread = new Thread(() -> work(running), "decode-" + i);
            thread.setDaemon(true);
            thread.start();
        }
        await(running, listener);
        Throwable reason = stop.get();
        if (reason instanceof Stop s && s.getCause() instanceof IOException e) {
            throw e;
        }
        if (reason != null) {
            throw new IllegalStateException("work on images stopped: " + reason, reason);
        }
        listener.progress(count, count);
        return failures;
    }

    private void work(CountDownLatch running) {
        try {
            for (int i = next.getAndIncrement(); i < count && stop.get() == null; i = next.getAndIncrement()) {
                try {
                    job.run(i);
                } catch (IOException e) {
                    failures.put(i, String.valueOf(e.getMessage()));
                }
                done.incrementAndGet();
            }
        } catch (Throwable e) {
            stop.compareAndSet(null, e);
        } finally {
            running.countDown();
        }
    }

    private void await(CountDownLatch running, ProgressListener listener) throws IOException {
        try {
            while (!running.await(REPORT_MILLIS, TimeUnit.MILLISECONDS)) {
                listener.progress(done.get(), count);
            }
        } catch (InterruptedException e) {
            stop.compareAndSet(null, e);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while working on images", e);
        }
    }
}
