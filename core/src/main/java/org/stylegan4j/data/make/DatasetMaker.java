package org.stylegan4j.data.make;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.stylegan4j.data.PictureReader;
import org.stylegan4j.data.Probe;
import org.stylegan4j.data.Skipped;
import org.stylegan4j.data.source.FileLabels;
import org.stylegan4j.data.source.ImageSource;
import org.stylegan4j.image.ImageSize;
import org.stylegan4j.image.PixelGrid;
import org.stylegan4j.image.Pixels;
import org.stylegan4j.image.Png;
import org.stylegan4j.image.Transform;
import org.stylegan4j.io.ProgressListener;

/**
 * Converts a source to the reference's dataset format (Karras et al. 2020, ADA): {@code 00000/img00000000.png} and so on, and
 * {@code dataset.json} with the labels, in a folder or a zip. Gray stays gray. Unlike the reference's tool it leaves unreadable
 * pictures out, numbers without gaps, and writes nothing to the destination before all is done.
 */
public final class DatasetMaker {
    private static final int PREVIEW_COLUMNS = 8;
    private static final int PREVIEW_PICTURES = PREVIEW_COLUMNS * PREVIEW_COLUMNS;
    /** How many pictures per thread are decoded ahead of the one that is written. */
    private static final int AHEAD = 4;

    /** What was written. */
    public record Result(int images, ImageSize size, int channels, List<Skipped> skipped) {}

    /** One picture on its way: read, brought to size, encoded. */
    private record Encoded(Pixels pixels, byte[] png) {}

    private final ImageSource source;
    private final MakeConfig config;
    private final ProgressListener listener;
    private final int count;
    private final int channels;

    private final List<Skipped> skipped = new ArrayList<>();
    private final List<Pixels> preview = new ArrayList<>();
    private final List<Integer> written = new ArrayList<>();
    private Optional<Pixels> first = Optional.empty();

    private DatasetMaker(ImageSource source, MakeConfig config, ProgressListener listener, int channels) {
        this.source = source;
        this.config = config;
        this.listener = listener;
        this.channels = channels;
        count = Math.min(source.size(), config.maxImages().orElse(Integer.MAX_VALUE));
    }

    /**
     * Writes the dataset. The caller closes the source.
     *
     * @throws IOException when no picture is usable, sizes do not fit, or the destination cannot be written; nothing is left there
     */
    public static Result make(ImageSource source, MakeConfig config, ProgressListener listener) throws IOException {
        int count = Math.min(source.size(), config.maxImages().orElse(Integer.MAX_VALUE));
        int channels = Probe.of(source, IntStream.range(0, count).toArray()).channels();
        try {
            return new DatasetMaker(source, config, listener, channels).make();
        } catch (PictureReader.ColourFound e) {
            // The sample was all gray, but not the rest.
            return new DatasetMaker(source, config, listener, 3).make();
        }
    }

    private Result make() throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(config.workers(), r -> {
            Thread thread = new Thread(r, "dataset");
            thread.setDaemon(true);
            return thread;
        });
        try (DatasetSink sink = DatasetSink.open(config)) {
            writeAll(threads, sink);
            if (first.isEmpty()) {
                Skipped s = skipped.get(0);
                throw new IOException("none of " + count + " images is usable; " + s.id() + ": " + s.reason());
            }
            sink.add(FileLabels.FILE, labels().getBytes(StandardCharsets.UTF_8));
            sink.commit();
        } finally {
            threads.shutdownNow();
        }
        if (config.preview().isPresent()) {
            Png.write(config.preview().get(), PixelGrid.of(preview, PREVIEW_COLUMNS), Map.of());
        }
        Pixels p = first.get();
        return new Result(written.size(), new ImageSize(p.width(), p.height()), channels, List.copyOf(skipped));
    }

    private void writeAll(ExecutorService threads, DatasetSink sink) throws IOException {
        Deque<Future<Encoded>> underway = new ArrayDeque<>();
        int started = 0;
        for (int i = 0; i < count; i++) {
            for (; started < count && underway.size() < AHEAD * config.workers(); started++) {
                int next = started;
                underway.add(threads.submit(() -> encode(next)));
            }
            write(i, underway.remove(), sink);
            listener.progress(i + 1, count);
        }
    }

    private Encoded encode(int index) throws IOException {
        Pixels p = source.read(index);
        if (p.channels() > channels) {
            throw new PictureReader.ColourFound(source.id(index));
        }
        if (config.size().isPresent()) {
            p = new Transform(config.crop(), config.filter(), config.size().get()).apply(p);
        }
        p = p.withChannels(channels);
        return new Encoded(p, Png.quickBytes(p));
    }

    private void write(int index, Future<Encoded> future, DatasetSink sink) throws IOException {
        Encoded encoded;
        try {
            encoded = future.get();
        } catch (ExecutionException e) {
            skip(index, e.getCause());
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while making the dataset", e);
        }
        checkSize(index, encoded.pixels());
        sink.add(fileName(written.size()), encoded.png());
        written.add(index);
        if (preview.size() < PREVIEW_PICTURES && index >= (long) preview.size() * count / PREVIEW_PICTURES) {
            preview.add(encoded.pixels());
        }
    }

    private void skip(int index, Throwable cause) throws IOException {
        if (cause instanceof PictureReader.ColourFound e) {
            throw e;
        }
        if (!(cause instanceof IOException)) {
            throw new IllegalStateException("cannot convert " + source.id(index) + ": " + cause, cause);
        }
        skipped.add(new Skipped(source.id(index), String.valueOf(cause.getMessage())));
    }

    private void checkSize(int index, Pixels p) throws IOException {
        ImageSize size = new ImageSize(p.width(), p.height());
        Optional<String> problem = MakeConfig.problem(size);
        if (problem.isPresent()) {
            throw new IOException(problem.get() + " (" + source.id(index) + "; give a resolution)");
        }
        if (first.isEmpty()) {
            first = Optional.of(p);
        } else if (first.get().width() != p.width()) {
            throw new IOException("pictures differ in size: " + source.id(written.get(0)) + " is "
                    + new ImageSize(first.get().width(), first.get().height()) + ", " + source.id(index) + " is " + size
                    + " (give a resolution)");
        }
    }

    static String fileName(int number) {
        String eight = "%08d".formatted(number);
        return eight.substring(0, 5) + "/img" + eight + ".png";
    }

    private String labels() throws IOException {
        List<String> names = IntStream.range(0, written.size())
                .mapToObj(DatasetMaker::fileName)
                .toList();
        return FileLabels.toJson(names, written, source.labels());
    }
}
