package org.stylegan4j.format.pickle;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that Python or PyTorch wrote, as plain values; its numbers stay in the file until they are asked for. Closing closes the
 * file.
 */
public final class PickledFile implements AutoCloseable {
    private static final int PROTO = 0x80;

    private final AutoCloseableFile file;
    private final Object root;
    private final long bytes;

    /** What must stay open while numbers are read. */
    private interface AutoCloseableFile extends AutoCloseable {
        @Override
        void close() throws IOException;
    }

    private PickledFile(AutoCloseableFile file, Object root, long bytes) {
        this.file = file;
        this.root = root;
        this.bytes = bytes;
    }

    /** Whether a file's first bytes are those of a pickle or a zip archive. */
    public static boolean recognizes(byte[] start) {
        return isZip(start) || (start.length >= 2 && (start[0] & 0xff) == PROTO && start[1] >= 2 && start[1] <= 5);
    }

    private static boolean isZip(byte[] start) {
        return start.length >= 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;
    }

    /**
     * Reads all values of a file.
     *
     * @param start its first bytes
     * @throws IOException in one line when it is damaged, names what is not known, or is larger than any network
     */
    public static PickledFile open(Path path, byte[] start) throws IOException {
        return isZip(start) ? zip(path) : stream(path);
    }

    private static PickledFile zip(Path path) throws IOException {
        TorchZip zip = TorchZip.open(path);
        try {
            Budget budget = new Budget();
            return new PickledFile(zip::close, zip.read(globals(budget), budget), Files.size(path));
        } catch (IOException e) {
            zip.close();
            throw e;
        }
    }

    private static PickledFile stream(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            Budget budget = new Budget();
            Globals globals = globals(budget);
            Bytes all = Bytes.of(channel);
            Object first =
                    new PickleReader(new PickleInput(all), globals, budget, PickleReader.PersistentIds.NONE).read();
            Object root = TorchStream.isMagic(first) ? TorchStream.read(all, globals, budget) : first;
            return new PickledFile(channel::close, root, all.length());
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** A file may hold files, one level deep. */
    private static Globals globals(Budget budget) {
        Globals inner = Globals.with(budget, file -> {
            throw new IOException("PyTorch file inside a PyTorch file inside a pickle");
        });
        return Globals.with(budget, file -> TorchStream.read(file, inner, budget));
    }

    /** The outermost value. */
    public Object root() {
        return root;
    }

    /** The size of the file. */
    public long bytes() {
        return bytes;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
