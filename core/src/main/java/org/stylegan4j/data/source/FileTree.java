package org.stylegan4j.data.source;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The files below one root, wherever they lie: a folder or an archive. Reads are safe from several threads. */
public interface FileTree extends Closeable {
    /** No file of a tree is read beyond this size, so that a broken archive cannot fill the memory. */
    long MAX_BYTES = 1L << 30;

    /** What the tree is called in messages: its path. */
    String path();

    /** All visible files, relative with '/', sorted by character code as Python sorts. */
    List<String> names();

    /** The content of one file. */
    byte[] bytes(String name) throws IOException;

    /** The first {@code length} bytes of a file, or all when it has fewer. */
    byte[] head(String name, int length) throws IOException;

    /** Whether a file has the ending of an image. */
    static boolean isImage(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return name.contains(".") && IMAGE_ENDINGS.contains(ending);
    }

    /** The endings by which images are found. */
    Set<String> IMAGE_ENDINGS = Set.of("jpg", "jpeg", "jpe", "jfif", "png", "gif", "bmp", "dib", "webp", "tif", "tiff");

    /** Whether any part of a path is hidden or the litter that macOS leaves in archives. */
    static boolean isLitter(String name) {
        for (String part : name.split("/", -1)) {
            if (part.startsWith(".") || part.equals("__MACOSX")) {
                return true;
            }
        }
        return false;
    }
}
