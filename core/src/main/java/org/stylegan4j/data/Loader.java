package org.stylegan4j.data;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/**
 * Endless batches of a dataset in a seeded order, prepared ahead by threads of its own so that training does not wait. What comes
 * at a position depends on the seed and that position only, also where batches grow or shrink on the way, and however many threads
 * there are. Closing stops the threads; the dataset stays open. For one thread.
 */
public final class Loader implements AutoCloseable {
    /** Batches that are ready or in the making, beside one for each further thread. */
    private static final int AHEAD = 3;

    /** What is ahead takes at most this share of the heap, unless it is a single batch. */
    private static final int HEAP_SHARE = 8;

    private final Dataset dataset;
    private final LongFunction<BatchSpec> portions;
    private final EpochOrder order;
    private final int workers;
    private final ExecutorService threads;
    private final Queue<Future<HostBatch>> coming = new ArrayDeque<>();
    private long position;
    /** The position behind what is coming. */
    private long planned;

    private boolean closed;

    /**
     * Batches of one size of whole pictures.
     *
     * @param batch pictures per batch
     * @param position how many pictures were shown before; 0 for a new run
     */
    public Loader(Dataset dataset, int batch, long seed, long position) {
        this(dataset, constant(new BatchSpec(batch, dataset.resolution(), 1)), seed, position);
    }

    private static LongFunction<BatchSpec> constant(BatchSpec portion) {
        return shown -> portion;
    }

    /**
     * Batches that follow a schedule, prepared by as many threads as the dataset's settings say.
     *
     * @param portions what comes after so many pictures were shown; a pure function
     * @param position how many pictures were shown before; 0 for a new run
     */
    public Loader(Dataset dataset, LongFunction<BatchSpec> portions, long seed, long position) {
        if (position < 0) {
            throw new IllegalArgumentException("position must be at least 0: " + position);
        }
        this.dataset = dataset;
        this.portions = portions;
        this.position = position;
        planned = position;
        order = new EpochOrder(dataset.size(), seed);
        workers = dataset.loaders();
        threads = Executors.newFixedThreadPool(workers, Loader::thread);
        plan();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "loader");
        thread.setDaemon(true);
        return thread;
    }

    /** Sets the threads to work on what comes next, as far ahead as is useful and as memory allows. */
    private void plan() {
        BatchSpec portion = portions.apply(planned);
        while (coming.isEmpty() || coming.size() < Math.min(AHEAD + workers - 1, affordable(portion))) {
            int[] indices = indices(planned, portion.pictures());
            BatchSpec ordered = portion;
            coming.add(threads.submit(() -> HostBatch.of(dataset, indices, ordered)));
            planned += portion.pictures();
            portion = portions.apply(planned);
        }
    }

    private long affordable(BatchSpec portion) {
        long numbers = (long) portion.pictures() * dataset.channels() * portion.resolution() * portion.resolution();
        return Runtime.getRuntime().maxMemory() / HEAP_SHARE / (numbers * Float.BYTES);
    }

    private int[] indices(long from, int pictures) {
        return IntStream.range(0, pictures).map(i -> order.at(from + i)).toArray();
    }

    /**
     * The next batch, which the caller closes.
     *
     * @throws IllegalStateException when the loader is closed or a picture could not be drawn
     */
    public Batch next() {
        if (closed) {
            throw new IllegalStateException("loader is closed");
        }
        HostBatch next = take(coming.remove());
        plan();
        position += next.portion().pictures();
        return next.batch();
    }

    /** How many pictures were handed out, from the run's beginning. */
    public long position() {
        return position;
    }

    private static HostBatch take(Future<HostBatch> next) {
        try {
            return next.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("loading stopped: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a batch", e);
        }
    }

    /** Waits for what is in the making: an interrupt would close the file that pictures come from. */
    @Override
    public void close() {
        closed = true;
        coming.forEach(batch -> batch.cancel(false));
        threads.shutdown();
        try {
            boolean ended = false;
            while (!ended) {
                ended = threads.awaitTermination(1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
