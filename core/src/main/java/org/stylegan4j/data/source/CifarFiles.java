package org.stylegan4j.data.source;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.stylegan4j.image.Pixels;

/** Reads the binary form of CIFAR-10 (Krizhevsky 2009): its training batches, in a folder or in the archive as published. */
public final class CifarFiles {
    private static final int SIDE = 32;
    private static final int PLANE = SIDE * SIDE;
    private static final int RECORD = 1 + 3 * PLANE;
    private static final int TAR_BLOCK = 512;
    /** A batch is 10,000 records; nothing of that name in an archive is read beyond twice as much. */
    private static final long MAX_BATCH = 20_000L * RECORD;

    private static final Pattern BATCH = Pattern.compile("(.*/)?data_batch_\\d+\\.bin");
    private static final List<String> CLASSES =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

    private CifarFiles() {}

    /** Whether a file of this name holds images of CIFAR. */
    public static boolean isBatch(String name) {
        return BATCH.matcher(name).matches();
    }

    /** All images of the binary files in a folder. */
    public static ImageSource readFolder(Path folder, String name, boolean cond) throws IOException {
        Map<String, byte[]> batches = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> isBatch(f.getFileName().toString())).toList()) {
                batches.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return source(batches, name, cond);
    }

    /**
     * All images of the binary files in an archive.
     *
     * @throws IOException when the archive holds no batch in the binary form
     */
    public static ImageSource readArchive(Path archive, String name, boolean cond) throws IOException {
        Map<String, byte[]> batches = new TreeMap<>();
        try (InputStream in = new BufferedInputStream(new GZIPInputStream(Files.newInputStream(archive), 1 << 16))) {
            byte[] header = in.readNBytes(TAR_BLOCK);
            while (header.length == TAR_BLOCK && header[0] != 0) {
                String file = text(header, 0, 100);
                long size = Long.parseLong(text(header, 124, 12).strip(), 8);
                long padding = (TAR_BLOCK - size % TAR_BLOCK) % TAR_BLOCK;
                if (isBatch(file) && size <= MAX_BATCH) {
                    batches.put(file, in.readNBytes((int) size));
                    in.skipNBytes(padding);
                } else {
                    in.skipNBytes(size + padding);
                }
                header = in.readNBytes(TAR_BLOCK);
            }
        } catch (EOFException | NumberFormatException e) {
            throw new IOException("damaged archive: " + archive, e);
        }
        if (batches.isEmpty()) {
            throw new IOException("no data_batch_*.bin in " + archive
                    + " (of CIFAR-10's archives the binary one is read: cifar-10-binary.tar.gz)");
        }
        return source(batches, name, cond);
    }

    private static String text(byte[] header, int from, int length) {
        String field = new String(header, from, length, StandardCharsets.ISO_8859_1);
        int end = field.indexOf('\0');
        return end < 0 ? field : field.substring(0, end);
    }

    private static ImageSource source(Map<String, byte[]> batches, String name, boolean cond) throws IOException {
        List<Pixels> pictures = new ArrayList<>();
        List<Integer> classes = new ArrayList<>();
        for (var batch : batches.entrySet()) {
            byte[] data = batch.getValue();
            if (data.length == 0 || data.length % RECORD != 0) {
                throw new IOException("expected records of " + RECORD + " bytes but " + batch.getKey() + " has "
                        + data.length + " bytes");
            }
            for (int at = 0; at < data.length; at += RECORD) {
                classes.add(data[at] & 255);
                pictures.add(picture(data, at + 1));
            }
        }
        int[] numbers = classes.stream().mapToInt(Integer::intValue).toArray();
        return new RawSource(name, pictures, cond ? Labels.ofClasses(numbers, CLASSES) : Labels.NONE);
    }

    /** The file holds a red, a green and a blue plane. */
    private static Pixels picture(byte[] data, int from) {
        byte[] out = new byte[3 * PLANE];
        for (int i = 0; i < PLANE; i++) {
            out[3 * i] = data[from + i];
            out[3 * i + 1] = data[from + PLANE + i];
            out[3 * i + 2] = data[from + 2 * PLANE + i];
        }
        return new Pixels(SIDE, SIDE, 3, out);
    }
}
