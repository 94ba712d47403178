package org.stylegan4j.data.source;

import java.io.IOException;
import java.util.List;
import org.stylegan4j.image.ImageDecoder;
import org.stylegan4j.image.ImageSize;
import org.stylegan4j.image.Pixels;

/** The image files of a folder or an archive. Closing closes the archive. */
public final class FileSource implements ImageSource {
    /** Holds the header also behind a JPEG's embedded preview and colour profile. */
    private static final int HEAD_BYTES = 1 << 18;

    private final String name;
    private final FileTree tree;
    private final List<String> images;
    private final Labels labels;
    private final ImageDecoder decoder;

    /**
     * The images in a tree of files, with their labels when they are asked for.
     *
     * @throws IOException when there is no image, or labels are asked for and missing
     */
    public FileSource(String name, FileTree tree, SourceConfig config) throws IOException {
        this.name = name;
        this.tree = tree;
        images = tree.names().stream().filter(FileTree::isImage).toList();
        if (images.isEmpty()) {
            throw new IOException("no images found: " + tree.path() + " ("
                    + tree.names().size()
                    + " files; looked in all folders for "
                    + String.join(" ", FileTree.IMAGE_ENDINGS.stream().sorted().toList()) + ")");
        }
        labels = config.cond() ? FileLabels.read(tree, images) : Labels.NONE;
        decoder = new ImageDecoder(config.background());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return images.size();
    }

    @Override
    public String id(int index) {
        return images.get(index);
    }

    @Override
    public Pixels read(int index) throws IOException {
        return decoder.decode(tree.bytes(images.get(index)));
    }

    /** Large files are read to their end only where the header lies there, as it may in TIFF. */
    @Override
    public ImageSize extent(int index) throws IOException {
        byte[] head = tree.head(images.get(index), HEAD_BYTES);
        try {
            return ImageDecoder.extent(head);
        } catch (IOException e) {
            if (head.length < HEAD_BYTES) {
                throw e;
            }
            return ImageDecoder.extent(tree.bytes(images.get(index)));
        }
    }

    @Override
    public Labels labels() {
        return labels;
    }

    @Override
    public void close() throws IOException {
        tree.close();
    }
}
