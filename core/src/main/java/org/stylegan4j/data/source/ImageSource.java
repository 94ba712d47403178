package org.stylegan4j.data.source;

import java.io.Closeable;
import java.io.IOException;
import org.stylegan4j.image.ImageSize;
import org.stylegan4j.image.Pixels;

/** A numbered collection of pictures of any size, with optional labels. Reads are safe from several threads. */
public interface ImageSource extends Closeable {
    /** A short name for run folders and logs: the folder's or archive's stem, {@code faces}, {@code mnist}. */
    String name();

    /** How many pictures there are. */
    int size();

    /** What the picture is called inside its source, for messages and label files: a relative path with '/'. */
    String id(int index);

    /**
     * Decodes one picture at its own size.
     *
     * @throws IOException with a one-line message when the file is missing, damaged or of an unknown kind
     */
    Pixels read(int index) throws IOException;

    /** The size of a picture, from its header where it has one. */
    default ImageSize extent(int index) throws IOException {
        Pixels p = read(index);
        return new ImageSize(p.width(), p.height());
    }

    /** Whether pictures are drawn quickly and without fail, so that there is no need to decode all of them before the first use. */
    default boolean drawnOnDemand() {
        return false;
    }

    /** The labels of all pictures, or {@link Labels#NONE}. */
    Labels labels();
}
