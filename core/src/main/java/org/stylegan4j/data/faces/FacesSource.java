package org.stylegan4j.data.faces;

import java.util.Locale;
import java.util.Objects;
import org.stylegan4j.data.source.ComputedRows;
import org.stylegan4j.data.source.ImageSource;
import org.stylegan4j.data.source.Labels;
import org.stylegan4j.image.Pixels;

/**
 * The built-in data set: cartoon faces drawn on demand from {@link FaceAttributes}, which are also their labels.
 *
 * <p>Picture {@code i} depends on the seed and on {@code i} only; the same picture comes at every resolution, larger or smaller.
 */
public final class FacesSource implements ImageSource {
    /** The smallest resolution on which a face can be recognised. */
    public static final int MIN_RESOLUTION = 16;

    /** The largest resolution for which there is something to see. */
    public static final int MAX_RESOLUTION = 256;

    /** What the built-in set is called where a path is expected. */
    public static final String NAME = "faces";

    /** Pixels along a side unless another number is asked for. */
    public static final int DEFAULT_RESOLUTION = 32;

    /** So many faces that a short training hardly sees one twice. */
    public static final int DEFAULT_SIZE = 50_000;

    /** Which of the endless collections the built-in set is. */
    public static final long DEFAULT_SEED = 0;

    private final long seed;
    private final FacePainter painter;
    private final int size;

    /**
     * A collection of {@code size} faces of {@code resolution} x {@code resolution} pixels.
     *
     * @throws IllegalArgumentException if the resolution is not 16 to 256, or the size not positive
     */
    public FacesSource(long seed, int resolution, int size) {
        if (resolution < MIN_RESOLUTION || resolution > MAX_RESOLUTION) {
            throw new IllegalArgumentException("expected a resolution of faces from " + MIN_RESOLUTION + " to "
                    + MAX_RESOLUTION + " but was " + resolution);
        }
        if (size < 1) {
            throw new IllegalArgumentException("expected at least one face but was " + size);
        }
        this.seed = seed;
        this.painter = new FacePainter(resolution);
        this.size = size;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean drawnOnDemand() {
        return true;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public String id(int index) {
        return String.format(Locale.ROOT, "faces/%08d", Objects.checkIndex(index, size));
    }

    @Override
    public Pixels read(int index) {
        return painter.paint(FaceAttributes.sample(seed, Objects.checkIndex(index, size)));
    }

    /** One {@link FaceAttributes#toVector} per face, computed when read. */
    @Override
    public Labels labels() {
        var names = FaceAttributes.names();
        return new Labels(
                names.size(),
                new ComputedRows(size, i -> FaceAttributes.sample(seed, i).toVector()),
                names);
    }

    /** Does nothing: the faces hold no files. */
    @Override
    public void close() {}
}
