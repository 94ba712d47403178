package org.stylegan4j.data.source;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.stylegan4j.image.ImageDecoder;
import org.stylegan4j.image.Pixels;

/**
 * Reads the idx files of MNIST and its relatives, plain or gzipped (LeCun et al. 1998). Pictures of 28x28 get a black border of
 * two pixels, as in the reference, so that their side is a power of two.
 */
public final class IdxFiles {
    private static final int IMAGES = 0x0803;
    private static final int LABELS = 0x0801;
    private static final int MNIST_SIDE = 28;
    private static final int MNIST_BORDER = 2;

    private IdxFiles() {}

    /** Whether a file begins as an idx file of pictures does. */
    public static boolean isImages(Path file) throws IOException {
        try (DataInputStream in = open(file)) {
            return in.readInt() == IMAGES;
        } catch (EOFException | java.util.zip.ZipException e) {
            return false;
        }
    }

    /** The images of an idx file, with the labels of the file beside it when {@code cond}. */
    public static ImageSource read(Path images, String name, boolean cond) throws IOException {
        List<Pixels> pictures = pictures(images);
        Labels labels = cond ? labels(labelFile(images), pictures.size()) : Labels.NONE;
        return new RawSource(name, pictures, labels);
    }

    private static DataInputStream open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        return new DataInputStream(
                GzipMagic.of(in) ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16) : in);
    }

    private static List<Pixels> pictures(Path file) throws IOException {
        try (DataInputStream in = open(file)) {
            in.readInt();
            int count = in.readInt();
            int height = in.readInt();
            int width = in.readInt();
            if (count < 1 || width < 1 || height < 1 || (long) width * height > ImageDecoder.MAX_PIXELS) {
                throw new IOException("damaged idx file: " + file + " claims " + count + " of " + width + "x" + height);
            }
            List<Pixels> pictures = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                byte[] data = new byte[width * height];
                in.readFully(data);
                pictures.add(bordered(new Pixels(width, height, 1, data)));
            }
            return pictures;
        } catch (EOFException e) {
            throw new IOException("idx file is cut off: " + file, e);
        }
    }

    private static Pixels bordered(Pixels p) {
        if (p.width() != MNIST_SIDE || p.height() != MNIST_SIDE) {
            return p;
        }
        int side = MNIST_SIDE + 2 * MNIST_BORDER;
        byte[] out = new byte[side * side];
        for (int y = 0; y < MNIST_SIDE; y++) {
            System.arraycopy(p.data(), y * MNIST_SIDE, out, (y + MNIST_BORDER) * side + MNIST_BORDER, MNIST_SIDE);
        }
        return new Pixels(side, side, 1, out);
    }

    private static Path labelFile(Path images) throws IOException {
        String labels =
                images.getFileName().toString().replace("images", "labels").replace("idx3", "idx1");
        for (String name : List.of(labels, labels + ".gz", labels.replaceFirst("\\.gz$", ""))) {
            Optional<Path> beside = Optional.of(images.resolveSibling(name)).filter(Files::isRegularFile);
            if (beside.isPresent()) {
                return beside.get();
            }
        }
        throw new IOException("no labels: looked for " + labels + " beside " + images);
    }

    private static Labels labels(Path file, int expected) throws IOException {
        try (DataInputStream in = open(file)) {
            int magic = in.readInt();
            int count = in.readInt();
            if (magic != LABELS || count != expected) {
                throw new IOException("expected an idx file of " + expected + " labels but was " + file);
            }
            int[] classes = new int[count];
            for (int i = 0; i < count; i++) {
                classes[i] = in.readUnsignedByte();
            }
            return Labels.ofClasses(classes, List.of());
        } catch (EOFException e) {
            throw new IOException("idx file is cut off: " + file, e);
        }
    }
}
