package org.stylegan4j.format.pickle;

import java.io.IOException;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/**
 * The files of PyTorch before 1.6, which also lie inside official pickles, one per tensor: five pickles (a magic number, a version,
 * sizes of C's types, the object, the keys of its storages), then each storage's count and raw numbers.
 */
final class TorchStream {
    private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
    private static final long VERSION = 1001;

    private TorchStream() {}

    /** Whether a file begins as these do, once its first pickle has been read. */
    static boolean isMagic(Object first) {
        return MAGIC.equals(first);
    }

    /** Reads the object of a whole file. */
    static Object read(Bytes file, Globals globals, Budget budget) throws IOException {
        PickleInput in = new PickleInput(file);
        Map<String, Bytes> found = new HashMap<>();
        Map<String, Storage> named = new HashMap<>();
        if (!isMagic(plain(in, globals, budget))) {
            throw new IOException("no PyTorch file: its magic number is missing");
        }
        Object version = plain(in, globals, budget);
        if (!version.equals(VERSION)) {
            throw new IOException(
                    "expected version " + VERSION + " of PyTorch's old files but was " + Values.kind(version));
        }
        Map<Object, Object> system = Values.map(plain(in, globals, budget), "the system of a PyTorch file");
        if (!Boolean.TRUE.equals(system.get("little_endian"))) {
            throw new IOException("PyTorch file of a big-endian machine");
        }
        PickleReader.PersistentIds ids = id -> {
            String key = Values.text(Values.list(id, 5, "a storage").get(2), "the key of a storage");
            Storage storage = Storage.of(id, k -> stored(found, k));
            return named.computeIfAbsent(key, k -> storage);
        };
        Object result = new PickleReader(in, globals, budget, ids).read();
        for (Object key : Values.list(plain(in, globals, budget), "the keys of a PyTorch file")) {
            locate(in, Values.text(key, "the key of a storage"), named, found);
        }
        return result;
    }

    private static Object plain(PickleInput in, Globals globals, Budget budget) throws IOException {
        return new PickleReader(in, globals, budget, PickleReader.PersistentIds.NONE).read();
    }

    private static Bytes stored(Map<String, Bytes> found, String key) throws IOException {
        Bytes bytes = found.get(key);
        if (bytes == null) {
            throw new IOException("PyTorch file lacks storage " + key);
        }
        return bytes;
    }

    private static void locate(PickleInput in, String key, Map<String, Storage> named, Map<String, Bytes> found)
            throws IOException {
        Storage storage = named.get(key);
        if (storage == null) {
            throw new IOException("PyTorch file has a storage that nothing needs: " + key);
        }
        long count = in.i8();
        if (count != storage.count()) {
            throw new IOException("expected storage " + key + " of " + storage.count() + " numbers but was " + count);
        }
        found.put(key, in.slice(count * storage.type().bytes()));
    }
}
