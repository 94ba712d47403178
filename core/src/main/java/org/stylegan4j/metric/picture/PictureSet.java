package org.stylegan4j.metric.picture;

import java.io.Closeable;
import java.io.IOException;
import org.stylegan4j.image.ImageSize;
import org.stylegan4j.tensor.Tensor;

/** Numbered 8-bit pictures of one size. A number always means the same picture. Closing gives up what is behind them. */
public interface PictureSet extends Closeable {
    /** A short name for messages. */
    String name();

    /** How many there are. */
    int size();

    /** C, 1 for gray or 3. */
    int channels();

    /** Width and height of all of them. */
    ImageSize extent();

    /**
     * Some pictures in a row, uint8 [count, C, H, W], in the caller's frame.
     *
     * @throws IOException with one line that names the picture which cannot be read
     */
    Tensor batch(int first, int count) throws IOException;

    /**
     * A fingerprint of all pixels in their order, never of names and places. Equal fingerprints mean equal pictures.
     *
     * @throws IOException with one line that names the picture which cannot be read
     */
    String hash() throws IOException;

    /** The first {@code count} of these pictures, or all if there are not as many. What is behind them stays with this set. */
    default PictureSet first(int count) {
        return count >= size() ? this : SubsetImages.first(this, count);
    }

    /** {@code count} of these pictures at random in their order, or all if there are not as many; otherwise like {@link #first}. */
    default PictureSet random(int count, long seed) {
        return count >= size() ? this : SubsetImages.random(this, count, seed);
    }

    /** Half of these pictures, rounded down: every second from number {@code start} on, 0 or 1; otherwise like {@link #first}. */
    default PictureSet alternate(int start) {
        return SubsetImages.alternate(this, start);
    }
}
