package org.stylegan4j.metric.picture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.stylegan4j.data.source.ImageSource;
import org.stylegan4j.image.ImageSize;
import org.stylegan4j.image.Pixels;
import org.stylegan4j.io.ProgressListener;
import org.stylegan4j.io.Sha256;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Tensor;

/**
 * The pictures of a folder or an archive as they are, neither cropped nor resized; gray ones count as coloured. Closing closes the
 * source. Decodes on all processors, and ahead while the pictures before are looked at. For one thread.
 */
public final class SourcePictures implements PictureSet {
    private static final int CHANNELS = 3;
    private static final int HASH_BATCH = 64;

    private final ImageSource source;
    private final ImageSize extent;
    private final ProgressListener listener;
    private Optional<Decoding> ahead = Optional.empty();
    private Optional<String> hash = Optional.empty();

    private record Decoding(int first, int count, CompletableFuture<byte[]> bytes) {}

    private SourcePictures(ImageSource source, ImageSize extent, ProgressListener listener) {
        this.source = source;
        this.extent = extent;
        this.listener = listener;
    }

    /**
     * Takes over a source; the size of its first picture must be that of all.
     *
     * @param listener hears how far {@link #hash} is, which reads all pictures when it is first called
     * @throws IOException when that picture cannot be read; the source is closed then
     */
    public static SourcePictures of(ImageSource source, ProgressListener listener) throws IOException {
        try {
            Pixels first = source.read(0);
            return new SourcePictures(source, new ImageSize(first.width(), first.height()), listener);
        } catch (IOException e) {
            source.close();
            throw new IOException(source.id(0) + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public int size() {
        return source.size();
    }

    @Override
    public int channels() {
        return CHANNELS;
    }

    @Override
    public ImageSize extent() {
        return extent;
    }

    @Override
    public Tensor batch(int first, int count) throws IOException {
        byte[] bytes = bytes(first, count);
        return Tensor.ofBytes(bytes, DType.UINT8, count, extent.height(), extent.width(), CHANNELS)
                .permute(0, 3, 1, 2)
                .contiguous(); // [N, C, H, W]
    }

    private byte[] bytes(int first, int count) throws IOException {
        Decoding now =
                ahead.filter(d -> d.first() == first && d.count() == count).orElseGet(() -> decoding(first, count));
        int next = first + count;
        int left = Math.min(count, size() - next);
        ahead = left > 0 ? Optional.of(decoding(next, left)) : Optional.empty();
        try {
            return now.bytes().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException unreadable) {
                throw new IOException(unreadable.getMessage(), unreadable);
            }
            throw e;
        }
    }

    private Decoding decoding(int first, int count) {
        return new Decoding(first, count, CompletableFuture.supplyAsync(() -> decode(first, count)));
    }

    /** H W C, one picture after the other. */
    private byte[] decode(int first, int count) {
        int length = extent.width() * extent.height() * CHANNELS;
        byte[] out = new byte[Math.multiplyExact(count, length)];
        IntStream.range(0, count)
                .parallel()
                .forEach(i -> System.arraycopy(read(first + i).data(), 0, out, i * length, length));
        return out;
    }

    private Pixels read(int index) {
        try {
            Pixels p = source.read(index);
            if (p.width() != extent.width() || p.height() != extent.height()) {
                throw new IOException("is " + p.width() + "x" + p.height() + ", the first one " + extent
                        + "; bring all to one size with the dataset command");
            }
            return p.withChannels(CHANNELS);
        } catch (IOException e) {
            throw new UncheckedIOException(source.id(index) + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String hash() throws IOException {
        if (hash.isEmpty()) {
            Sha256 sum = new Sha256().add("%d %s".formatted(size(), extent));
            for (int first = 0; first < size(); first += HASH_BATCH) {
                sum.add(bytes(first, Math.min(HASH_BATCH, size() - first)));
                listener.progress(Math.min(first + HASH_BATCH, size()), size());
            }
            hash = Optional.of(sum.hex());
        }
        return hash.get();
    }

    @Override
    public void close() throws IOException {
        ahead.ifPresent(d -> d.bytes().handle((bytes, e) -> bytes).join()); // nobody reads a closed source
        source.close();
    }
}
