package org.stylegan4j.data;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.stylegan4j.data.source.ImageSource;
import org.stylegan4j.data.source.Labels;
import org.stylegan4j.image.PixelGrid;
import org.stylegan4j.image.Pixels;
import org.stylegan4j.image.Transform;
import org.stylegan4j.io.ProgressListener;
import org.stylegan4j.io.Sha256;
import org.stylegan4j.io.Spill;

/**
 * Pictures of one size, decoded to bytes once and kept, with their labels. Closing frees the pictures and closes the source.
 * Reads are safe from several threads.
 */
public final class Dataset implements Closeable {
    /** How many drawn-on-demand pictures stand for all in {@link #pixelHash}: the others follow from the same seed. */
    private static final int HASHED_DRAWINGS = 64;

    private final PictureReader reader;
    private final PictureStore store;
    /** The pictures of the source that are used. */
    private final int[] indices;

    private final boolean mirror;
    private final int decoders;
    private final int loaders;
    private final Labels labels;
    private final List<Skipped> skipped;

    private Dataset(PictureReader reader, PictureStore store, Usable usable, DatasetConfig config) {
        this.reader = reader;
        this.store = store;
        indices = usable.indices();
        skipped = usable.skipped();
        mirror = config.mirror();
        decoders = config.decoders();
        loaders = config.loaders();
        labels = config.cond() ? labels(reader.source()) : Labels.NONE;
    }

    private record Usable(int[] indices, List<Skipped> skipped) {}

    /**
     * Decodes, crops and resizes the pictures of a source, on several threads, and takes over the source. Unreadable pictures
     * are left out and listed in {@link #skipped}. Pictures that are drawn on demand are drawn when first asked for.
     *
     * @throws IOException when not one picture is usable, or the temporary file cannot be written; the source is closed then
     * @throws IllegalArgumentException when the subset is larger than the source, or labels are wanted and missing
     */
    public static Dataset open(ImageSource source, DatasetConfig config, ProgressListener listener) throws IOException {
        try {
            DatasetInfo outline = DatasetInfo.of(source, config);
            Transform transform = Transform.square(config.crop(), config.filter(), outline.resolution());
            PictureReader reader = new PictureReader(source, transform, outline.channels());
            return decode(reader, config.chosen(source.size()), config, listener);
        } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private static Dataset decode(PictureReader reader, int[] chosen, DatasetConfig config, ProgressListener listener)
            throws IOException {
        int side = reader.transform().size().width();
        int length = reader.channels() * side * side;
        Optional<Spill> spill = config.spill((long) chosen.length * length);
        PictureStore store = PictureStore.of(reader.source().size(), length, spill);
        spill.ifPresent(listener::spilling);
        try {
            Usable usable = reader.source().drawnOnDemand()
                    ? new Usable(chosen, List.of())
                    : fill(reader, store, chosen, config.decoders(), listener);
            return new Dataset(reader, store, usable, config);
        } catch (PictureReader.ColourFound e) {
            store.close();
            // The sample was all gray, but not the rest.
            return decode(new PictureReader(reader.source(), reader.transform(), 3), chosen, config, listener);
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static Usable fill(
            PictureReader reader, PictureStore store, int[] chosen, int workers, ProgressListener listener)
            throws IOException {
        Map<Integer, String> failures = ParallelDecode.run(
                chosen.length,
                workers,
                i -> {
                    byte[] picture = decoded(reader, chosen[i]);
                    ParallelDecode.mustSucceed(() -> store.put(chosen[i], picture));
                },
                listener);
        List<Skipped> skipped = new ArrayList<>();
        failures.forEach((i, reason) -> skipped.add(new Skipped(reader.source().id(chosen[i]), reason)));
        if (skipped.size() == chosen.length) {
            Skipped first = skipped.get(0);
            throw new IOException(
                    "none of " + chosen.length + " images is usable; " + first.id() + ": " + first.reason());
        }
        int[] usable = IntStream.range(0, chosen.length)
                .filter(i -> !failures.containsKey(i))
                .map(i -> chosen[i])
                .toArray();
        return new Usable(usable, List.copyOf(skipped));
    }

    private static byte[] decoded(PictureReader reader, int index) throws IOException {
        try {
            return reader.planar(index);
        } catch (PictureReader.ColourFound e) {
            throw new ParallelDecode.Stop(e);
        }
    }

    private Labels labels(ImageSource source) {
        Labels all = source.labels();
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            rows.add(all.rows().get(indices[i % indices.length]));
        }
        return new Labels(all.features(), rows, all.names());
    }

    /** The source's name. */
    public String name() {
        return reader.source().name();
    }

    /** How many pictures there are, flipped copies included. */
    public int size() {
        return mirror ? 2 * indices.length : indices.length;
    }

    /** Width and height of all pictures. */
    public int resolution() {
        return reader.transform().size().width();
    }

    /** 1 when all pictures are gray, else 3. */
    public int channels() {
        return reader.channels();
    }

    /** The labels of all pictures, flipped copies included; {@link Labels#NONE} unless conditional. */
    public Labels labels() {
        return labels;
    }

    /** How many pictures there are without flipped copies, which come after them. */
    int originals() {
        return indices.length;
    }

    /** How many threads decode. */
    int decoders() {
        return decoders;
    }

    /** How many threads prepare batches. */
    int loaders() {
        return loaders;
    }

    /** The pictures that were left out. */
    public List<Skipped> skipped() {
        return skipped;
    }

    /** What a picture is called in its source. */
    public String id(int index) {
        return reader.source().id(indices[index % indices.length]);
    }

    /** How many bytes a picture takes: channels * resolution * resolution. */
    public int pictureBytes() {
        return channels() * resolution() * resolution();
    }

    /** Copies picture {@code index} as C H W bytes to {@code chw}, from {@code offset} on. */
    public void copy(int index, byte[] chw, int offset) {
        int original = indices[index % indices.length];
        if (!store.has(original)) {
            draw(original);
        }
        store.copy(original, chw, offset);
        if (index >= indices.length) {
            flip(chw, offset);
        }
    }

    /** Two threads may draw the same picture; both draw the same. */
    private void draw(int original) {
        try {
            store.put(original, reader.planar(original));
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private void flip(byte[] chw, int offset) {
        int side = resolution();
        for (int row = offset; row < offset + pictureBytes(); row += side) {
            for (int left = row, right = row + side - 1; left < right; left++, right--) {
                byte swapped = chw[left];
                chw[left] = chw[right];
                chw[right] = swapped;
            }
        }
    }

    /** The labels of some pictures one after the other, indices.length * F numbers. */
    public float[] labelRows(int[] pictures) {
        int features = labels.features();
        float[] rows = new float[pictures.length * features];
        for (int i = 0; i < pictures.length && features > 0; i++) {
            System.arraycopy(labels.rows().get(pictures[i]), 0, rows, i * features, features);
        }
        return rows;
    }

    /** Some pictures with their labels, in the order asked for, in [-1, 1]; the caller closes the batch. */
    public Batch batch(int... pictures) {
        return HostBatch.of(this, pictures).batch();
    }

    /** One picture as it is stored. */
    public Pixels picture(int index) {
        byte[] chw = new byte[pictureBytes()];
        copy(index, chw, 0);
        return PixelGrid.ofPlanar(chw, 0, channels(), resolution());
    }

    /**
     * A fingerprint of pixels alone, 64 hexadecimal digits of SHA-256, whatever the pictures are called and wherever they come from.
     */
    public String pixelHash() {
        Sha256 sum = new Sha256().add("%d %dx%dx%d".formatted(size(), channels(), resolution(), resolution()));
        byte[] picture = new byte[pictureBytes()];
        int count = drawnOnDemand() ? Math.min(HASHED_DRAWINGS, size()) : size();
        for (int i = 0; i < count; i++) {
            copy(i, picture, 0);
            sum.add(picture);
        }
        return sum.hex();
    }

    boolean drawnOnDemand() {
        return reader.source().drawnOnDemand();
    }

    @Override
    public void close() throws IOException {
        try (ImageSource closed = reader.source()) {
            store.close();
        }
    }
}
