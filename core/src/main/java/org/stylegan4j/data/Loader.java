package org.stylegan4j.data;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/**
 * Endless batches of a dataset in a seeded order, prepared ahead by a thread of its own so that training does not wait. What
 * comes at a position depends on the seed and that position only, also where batches grow or shrink on the way. Closing stops the thread; the dataset stays open.
 */
public final class Loader implements AutoCloseable {
    private static final int AHEAD = 3;
    private static final long POLL_MILLIS = 100;

    private final Dataset dataset;
    private final LongFunction<Portion> portions;
    private final BlockingQueue<Prepared> ready = new LinkedBlockingQueue<>(AHEAD);
    private final Thread thread;
    private long position;
    private volatile boolean closed;
    private volatile Throwable failure;

    /**
     * Batches of one size of whole pictures.
     *
     * @param batch pictures per batch
     * @param position how many pictures were shown before; 0 for a new run
     */
    public Loader(Dataset dataset, int batch, long seed, long position) {
        this(dataset, constant(new Portion(batch, dataset.resolution(), 1)), seed, position);
    }

    private static LongFunction<Portion> constant(Portion portion) {
        return shown -> portion;
    }

    /**
     * Batches that follow a schedule.
     *
     * @param portions what comes after so many pictures were shown; a pure function
     * @param position how many pictures were shown before; 0 for a new run
     */
    public Loader(Dataset dataset, LongFunction<Portion> portions, long seed, long position) {
        if (position < 0) {
            throw new IllegalArgumentException("position must be at least 0: " + position);
        }
        this.dataset = dataset;
        this.portions = portions;
        this.position = position;
        thread = new Thread(() -> prepareAll(new EpochOrder(dataset.size(), seed), position), "loader");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * The next batch, which the caller closes. For one thread.
     *
     * @throws IllegalStateException when the loader is closed or a picture could not be drawn
     */
    public Batch next() {
        if (closed) {
            throw new IllegalStateException("loader is closed");
        }
        Prepared next = take();
        position += next.portion().pictures();
        return next.batch();
    }

    /** How many pictures were handed out, from the run's beginning. */
    public long position() {
        return position;
    }

    private Prepared take() {
        try {
            Prepared p = ready.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
            while (p == null) {
                if (failure != null) {
                    throw new IllegalStateException("loading stopped: " + failure, failure);
                }
                p = ready.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
            }
            return p;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a batch", e);
        }
    }

    private void prepareAll(EpochOrder order, long start) {
        try {
            long p = start;
            while (!closed) {
                Portion portion = portions.apply(p);
                Prepared prepared = Prepared.of(dataset, indices(order, p, portion.pictures()), portion);
                p += portion.pictures();
                boolean taken = false;
                while (!closed && !taken) {
                    taken = ready.offer(prepared, POLL_MILLIS, TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }

    private static int[] indices(EpochOrder order, long from, int pictures) {
        return IntStream.range(0, pictures).map(i -> order.at(from + i)).toArray();
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
