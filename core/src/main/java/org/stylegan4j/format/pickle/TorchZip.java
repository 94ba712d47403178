package org.stylegan4j.format.pickle;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The files of PyTorch since 1.6: an uncompressed zip archive with a pickle, {@code ROOT/data.pkl}, and each storage's raw numbers,
 * {@code ROOT/data/KEY}. Nothing is ever unpacked to a path. Closing closes the archive.
 */
final class TorchZip implements AutoCloseable {
    private static final String PICKLE = "data.pkl";
    private static final long LONGEST_PICKLE = 64 << 20;
    private static final byte[] LITTLE = {'l', 'i', 't', 't', 'l', 'e'};

    private final ZipFile zip;
    private final String root;

    private TorchZip(ZipFile zip, String root) {
        this.zip = zip;
        this.root = root;
    }

    /** @throws IOException when the archive is damaged or was not written by PyTorch */
    static TorchZip open(Path path) throws IOException {
        ZipFile zip = openZip(path);
        try {
            return new TorchZip(zip, root(zip));
        } catch (IOException e) {
            zip.close();
            throw e;
        }
    }

    private static ZipFile openZip(Path path) throws IOException {
        try {
            return new ZipFile(path.toFile());
        } catch (ZipException e) {
            throw new IOException("damaged zip archive: " + e.getMessage(), e);
        }
    }

    private static String root(ZipFile zip) throws IOException {
        List<String> pickles = zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.matches("[^/\\\\]+/" + PICKLE) && !name.startsWith("."))
                .toList();
        if (pickles.size() != 1) {
            throw new IOException("zip archive with " + pickles.size() + " " + PICKLE + " is no PyTorch file");
        }
        String root = pickles.get(0).substring(0, pickles.get(0).length() - PICKLE.length());
        if (zip.getEntry(root + "constants.pkl") != null) {
            throw new IOException("TorchScript module, whose code is not run; a state dict is needed");
        }
        return root;
    }

    /** Reads the object. */
    Object read(Globals globals, Budget budget) throws IOException {
        if (zip.getEntry(root + "byteorder") != null) {
            Bytes order = entry("byteorder");
            byte[] start = order.read(0, (int) Math.min(LITTLE.length, order.length()));
            if (!Arrays.equals(start, LITTLE)) {
                throw new IOException("PyTorch file of a big-endian machine");
            }
        }
        Bytes pickle = entry(PICKLE);
        if (pickle.length() > LONGEST_PICKLE) {
            throw new IOException("pickle of " + pickle.length() + " bytes in zip archive");
        }
        PickleInput in = new PickleInput(Bytes.of(pickle.read(0, (int) pickle.length())));
        PickleReader.PersistentIds ids = id -> Storage.of(id, key -> entry("data/" + key));
        return new PickleReader(in, globals, budget, ids).read();
    }

    private Bytes entry(String name) throws IOException {
        ZipEntry entry = zip.getEntry(root + name);
        if (entry == null) {
            throw new IOException("zip archive lacks " + name);
        }
        return bytes(entry);
    }

    /** Compressed entries could unfold without end, and PyTorch writes none. */
    private Bytes bytes(ZipEntry entry) throws IOException {
        if (entry.getMethod() != ZipEntry.STORED || entry.getSize() != entry.getCompressedSize()) {
            throw new IOException("compressed entry in PyTorch's zip archive: " + entry.getName());
        }
        return new Bytes() {
            @Override
            public long length() {
                return entry.getSize();
            }

            @Override
            public byte[] read(long start, int count) throws IOException {
                Objects.checkFromIndexSize(start, count, entry.getSize());
                try (InputStream in = zip.getInputStream(entry)) {
                    long skipped = in.skip(start);
                    byte[] bytes = in.readNBytes(count);
                    if (skipped < start || bytes.length < count) {
                        throw new EOFException("zip archive ends inside " + entry.getName());
                    }
                    return bytes;
                }
            }
        };
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
