package org.stylegan4j.tensor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.bytedeco.javacpp.BytePointer;

/**
 * The named tensors of a safetensors file and the texts in its header. Closing frees the tensors. The format: eight bytes
 * that hold the header's length, a JSON header that names each tensor's type, shape and place, then the raw numbers.
 */
public final class TensorFile implements AutoCloseable {
    private static final int LENGTH_BYTES = 8;
    /** Far above any real header; a larger one is damage or malice. */
    private static final long MAX_HEADER_BYTES = 100_000_000;
    /** One transfer; also keeps each buffer below 2 GiB. */
    private static final long CHUNK_BYTES = 1 << 26;

    private static final String METADATA = "__metadata__";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Tensor> tensors;
    private final Map<String, String> metadata;

    private TensorFile(Map<String, Tensor> tensors, Map<String, String> metadata) {
        this.tensors = tensors;
        this.metadata = Collections.unmodifiableMap(metadata);
    }

    /** All tensors by name, on the processor, in the file's order; they belong to this object. */
    public Map<String, Tensor> tensors() {
        return Collections.unmodifiableMap(tensors);
    }

    /** One tensor, which belongs to this object. */
    public Tensor get(String name) {
        Tensor t = tensors.get(name);
        if (t == null) {
            throw new IllegalArgumentException("no such tensor: " + name);
        }
        return t;
    }

    /** The header's texts. */
    public Map<String, String> metadata() {
        return metadata;
    }

    /**
     * Reads a whole file.
     *
     * @throws IOException naming the file when it is missing, cut short or not of this format
     */
    public static TensorFile read(Path file) throws IOException {
        return read(file, name -> true);
    }

    /** {@link #read(Path)} of those tensors only whose name passes. */
    public static TensorFile read(Path file, Predicate<String> wanted) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long headerBytes = headerLength(file, channel);
            JsonNode header = header(file, channel, headerBytes);
            TensorFile result = new TensorFile(new LinkedHashMap<>(), texts(header));
            try {
                for (Map.Entry<String, JsonNode> e : header.properties()) {
                    if (!e.getKey().equals(METADATA) && wanted.test(e.getKey())) {
                        result.tensors.put(e.getKey(), tensor(file, channel, LENGTH_BYTES + headerBytes, e));
                    }
                }
                return result;
            } catch (IOException | RuntimeException e) {
                result.close();
                throw e;
            }
        }
    }

    /** Reads the header's texts only. */
    public static Map<String, String> readMetadata(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return texts(header(file, channel, headerLength(file, channel)));
        }
    }

    /**
     * Writes tensors and texts to a temporary file beside {@code file}, forces it to disk and renames it, so that a full disk
     * or a crash leaves an earlier file whole.
     */
    public static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try {
            try (FileChannel channel = FileChannel.open(
                    partial,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                writeFully(channel, encodeHeader(tensors, metadata));
                for (Tensor t : tensors.values()) {
                    writeTensor(channel, t);
                }
                channel.force(true);
            }
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    @Override
    public void close() {
        tensors.values().forEach(Tensor::close);
        tensors.clear();
    }

    private static long headerLength(Path file, FileChannel channel) throws IOException {
        ByteBuffer length = ByteBuffer.allocate(LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        if (channel.read(length, 0) < LENGTH_BYTES) {
            throw new IOException("not a safetensors file: " + file + " has only " + channel.size() + " bytes");
        }
        long bytes = length.getLong(0);
        if (bytes < 2 || bytes > MAX_HEADER_BYTES || LENGTH_BYTES + bytes > channel.size()) {
            throw new IOException("not a whole safetensors file: " + file + " names a header of " + bytes + " bytes");
        }
        return bytes;
    }

    private static JsonNode header(Path file, FileChannel channel, long bytes) throws IOException {
        ByteBuffer text = ByteBuffer.allocate((int) bytes);
        readFully(file, channel, text, LENGTH_BYTES);
        try {
            JsonNode header = JSON.readTree(text.array());
            if (!header.isObject()) {
                throw new IOException("not a safetensors file: the header of " + file + " is no JSON object");
            }
            return header;
        } catch (JsonProcessingException e) {
            throw new IOException("not a safetensors file: the header of " + file + " is not JSON", e);
        }
    }

    private static Map<String, String> texts(JsonNode header) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> e : header.path(METADATA).properties()) {
            texts.put(e.getKey(), e.getValue().asText());
        }
        return texts;
    }

    private static Tensor tensor(Path file, FileChannel channel, long base, Map.Entry<String, JsonNode> entry)
            throws IOException {
        JsonNode node = entry.getValue();
        JsonNode sizes = node.path("shape");
        long[] shape = new long[sizes.size()];
        long count = 1;
        for (int i = 0; i < shape.length; i++) {
            shape[i] = sizes.get(i).asLong(-1);
            if (shape[i] < 0 || (shape[i] > 0 && count > Long.MAX_VALUE / 8 / shape[i])) {
                throw new IOException("bad shape of tensor " + entry.getKey() + " in " + file + ": " + sizes);
            }
            count *= shape[i];
        }
        DType type = type(file, entry.getKey(), node.path("dtype").asText());
        long start = node.path("data_offsets").path(0).asLong(-1);
        long end = node.path("data_offsets").path(1).asLong(-1);
        if (start < 0 || end - start != count * type.bytes()) {
            throw new IOException("bad size of tensor " + entry.getKey() + " in " + file + ": " + node);
        }
        if (end > channel.size() - base) {
            throw new IOException("file is cut short: " + file + " ends inside tensor " + entry.getKey());
        }
        try (Scope scope = Scope.noGrad()) {
            Tensor t = scope.release(Tensor.full(0, type, Device.CPU, shape));
            for (long done = 0; done < end - start; done += CHUNK_BYTES) {
                readFully(
                        file, channel, bytes(t, done, Math.min(CHUNK_BYTES, end - start - done)), base + start + done);
            }
            return t;
        }
    }

    private static DType type(Path file, String name, String code) throws IOException {
        try {
            return DType.ofCode(code);
        } catch (IllegalArgumentException e) {
            throw new IOException("bad type of tensor " + name + " in " + file + ": " + code, e);
        }
    }

    private static ByteBuffer encodeHeader(Map<String, Tensor> tensors, Map<String, String> metadata) {
        ObjectNode header = JSON.createObjectNode();
        if (!metadata.isEmpty()) {
            header.set(METADATA, JSON.valueToTree(metadata));
        }
        long offset = 0;
        for (Map.Entry<String, Tensor> e : tensors.entrySet()) {
            Tensor t = e.getValue();
            long bytes = t.count() * t.dtype().bytes();
            ObjectNode node = header.putObject(e.getKey());
            node.put("dtype", t.dtype().code());
            ArrayNode shape = node.putArray("shape");
            for (long s : t.shape()) {
                shape.add(s);
            }
            node.putArray("data_offsets").add(offset).add(offset + bytes);
            offset += bytes;
        }
        String text = header.toString();
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] padding = " ".repeat((8 - utf8.length % 8) % 8).getBytes(StandardCharsets.UTF_8); // numbers stay aligned
        ByteBuffer buffer = ByteBuffer.allocate(LENGTH_BYTES + utf8.length + padding.length);
        buffer.order(ByteOrder.LITTLE_ENDIAN).putLong(utf8.length + padding.length);
        return buffer.put(utf8).put(padding).flip();
    }

    private static void writeTensor(FileChannel channel, Tensor tensor) throws IOException {
        try (Scope scope = Scope.noGrad()) {
            Tensor t = tensor.to(Device.CPU).contiguous();
            long bytes = t.count() * t.dtype().bytes();
            for (long done = 0; done < bytes; done += CHUNK_BYTES) {
                writeFully(channel, bytes(t, done, Math.min(CHUNK_BYTES, bytes - done)));
            }
        }
    }

    /** A window on the memory of a contiguous tensor; valid while the tensor lives. */
    private static ByteBuffer bytes(Tensor t, long start, long length) {
        return new BytePointer(t.handle.data_ptr())
                .position(start)
                .limit(start + length)
                .asByteBuffer();
    }

    private static void readFully(Path file, FileChannel channel, ByteBuffer buffer, long position) throws IOException {
        long at = position;
        while (buffer.hasRemaining()) {
            int n = channel.read(buffer, at);
            if (n < 0) {
                throw new IOException("file is cut short: " + file);
            }
            at += n;
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.write(buffer) < 0) {
                throw new UncheckedIOException(new IOException("cannot write"));
            }
        }
    }
}
