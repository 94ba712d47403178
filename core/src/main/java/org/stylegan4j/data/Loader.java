package org.stylegan4j.data;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/**
 * Endless batches of a dataset in a seeded order, prepared ahead by a thread of its own so that training does not wait. What
 * comes at a position depends on the seed and that position only. Closing stops the thread; the dataset stays open.
 */
public final class Loader implements AutoCloseable {
    private static final int AHEAD = 3;
    private static final long POLL_MILLIS = 100;

    private final Dataset dataset;
    private final int batch;
    private final BlockingQueue<Prepared> ready = new LinkedBlockingQueue<>(AHEAD);
    private final Thread thread;
    private long position;
    private volatile boolean closed;
    private volatile Throwable failure;

    /** Numbers outside native memory, so that nothing leaks when the loader is closed with batches waiting. */
    private record Prepared(float[] images, float[] labels) {}

    /**
     * @param batch pictures per batch
     * @param position how many pictures were shown before; 0 for a new run
     */
    public Loader(Dataset dataset, int batch, int seed, long position) {
        if (batch < 1 || position < 0) {
            throw new IllegalArgumentException(
                    "batch must be at least 1 and position at least 0: " + batch + ", " + position);
        }
        this.dataset = dataset;
        this.batch = batch;
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
        Prepared p = take();
        int r = dataset.resolution();
        position += batch;
        try (Scope scope = Scope.noGrad()) {
            Tensor images = Tensor.of(p.images(), batch, dataset.channels(), r, r);
            int features = dataset.labels().features();
            Tensor labels = features == 0 ? Tensor.zeros(batch, 0) : Tensor.of(p.labels(), batch, features);
            return new Batch(scope.release(images), scope.release(labels));
        }
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
            for (long p = start; !closed; p += batch) {
                Prepared prepared = prepare(order, p);
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

    private Prepared prepare(EpochOrder order, long from) {
        int[] indices = new int[batch];
        int length = dataset.pictureBytes();
        byte[] bytes = new byte[length];
        float[] images = new float[batch * length];
        for (int i = 0; i < batch; i++) {
            indices[i] = order.at(from + i);
            dataset.copy(indices[i], bytes, 0);
            normalize(bytes, images, i * length);
        }
        return new Prepared(images, dataset.labelRows(indices));
    }

    /** 0..255 to [-1, 1], as the reference does. */
    private static void normalize(byte[] bytes, float[] to, int offset) {
        for (int i = 0; i < bytes.length; i++) {
            to[offset + i] = (bytes[i] & 255) / 127.5f - 1;
        }
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
