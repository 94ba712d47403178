package org.stylegan4j.data;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.function.LongFunction;
import org.stylegan4j.data.source.Labels;
import org.stylegan4j.io.ProgressListener;

/** The images of a training, all of one size. Closing frees them. */
public interface TrainingData extends Closeable {
    /** What they are. */
    Facts facts();

    /**
     * These images under a fingerprint of the kind of {@code known}, which a training wrote down, so that the two compare and what
     * goes on keeps its own. The same images, freed when this is closed; this itself where there is but one kind.
     *
     * @throws IOException when interrupted while the fingerprint is made
     */
    default TrainingData comparableWith(String known, ProgressListener listener) throws IOException {
        return this;
    }

    /** The labels of all images that the networks see, or {@link Labels#NONE}. */
    Labels labels();

    /** Some images by number, on the processor; the caller closes the batch. */
    Batch pictures(List<Integer> indices);

    /**
     * The endless sequence of real images from a position on, on the processor; the same for the same arguments.
     *
     * @param portions what is shown next when so many images have been shown; a pure function
     * @param position how many images have been shown before
     */
    Batches batches(LongFunction<BatchSpec> portions, int seed, long position);

    /** A sequence of batches. Closing ends the work behind it. */
    interface Batches extends AutoCloseable {
        /** Called while the device is busy: may begin what the next batch still needs. */
        default void prepare() {}

        /** The next batch, which the caller closes. */
        Batch next();

        @Override
        void close();
    }

    /**
     * What a set of images is.
     *
     * @param name short, for folders and files
     * @param hash of all pictures and labels, which says how it was made
     * @param size how many images there are
     * @param resolution R
     * @param channels C, 1 or 3
     * @param labelDim F of the labels that the networks see, 0 for none
     */
    record Facts(String name, String hash, int size, int resolution, int channels, int labelDim) {
        /** The same without the hash. */
        public DatasetInfo outline() {
            return new DatasetInfo(name, size, resolution, channels, labelDim);
        }
    }
}
