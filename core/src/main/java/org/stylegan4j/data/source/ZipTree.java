package org.stylegan4j.data.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The files of a zip archive, read in place. Closing closes the archive. */
public final class ZipTree implements FileTree {
    private final Path path;
    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new TreeMap<>();

    private ZipTree(Path path, ZipFile zip) {
        this.path = path;
        this.zip = zip;
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            // Some Windows tools write backslashes, which the format forbids.
            String name = entry.getName().replace('\\', '/');
            if (!entry.isDirectory() && !name.endsWith("/") && !FileTree.isLitter(name)) {
                entries.put(name, entry);
            }
        }
    }

    /** The files in a zip; closing closes it. */
    public static ZipTree open(Path path) throws IOException {
        try {
            return new ZipTree(path, openZip(path));
        } catch (ZipException e) {
            throw new IOException("damaged zip file: " + path + ": " + e.getMessage(), e);
        }
    }

    private static ZipFile openZip(Path path) throws IOException {
        try {
            return new ZipFile(path.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException e) {
            // Archives with names in an old code page are refused as UTF-8; any byte is good as Latin-1.
            return new ZipFile(path.toFile(), StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    public String path() {
        return path.toString();
    }

    @Override
    public List<String> names() {
        return List.copyOf(entries.keySet());
    }

    @Override
    public byte[] bytes(String name) throws IOException {
        try (InputStream in = zip.getInputStream(entries.get(name))) {
            // The size in the directory may lie: count what really comes out.
            byte[] bytes = in.readNBytes((int) MAX_BYTES);
            if (in.read() >= 0) {
                throw new IOException("file larger than " + (MAX_BYTES >> 20) + " MiB");
            }
            return bytes;
        }
    }

    @Override
    public byte[] head(String name, int length) throws IOException {
        try (InputStream in = zip.getInputStream(entries.get(name))) {
            return in.readNBytes(length);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
