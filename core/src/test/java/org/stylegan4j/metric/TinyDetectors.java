package org.stylegan4j.metric;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.stylegan4j.metric.feature.Convention;
import org.stylegan4j.metric.measure.Detectors;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Tensor;

/** Networks of a few kilobytes with the calling conventions of the published detectors; written by src/test/python/detectors.py. */
public final class TinyDetectors {
    private TinyDetectors() {}

    /** Writes {@code inception.pt} or {@code vgg16.pt} into a folder. */
    public static Path write(String name, Path folder) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            try (InputStream in = TinyDetectors.class.getResourceAsStream(name)) {
                Files.copy(in, file);
            }
        }
        return file;
    }

    /** Both networks; the caller closes them. */
    public static Detectors open(Path folder, Convention convention) throws IOException {
        Detectors.Places places = new Detectors.Places(
                Optional.of(write("inception.pt", folder)), Optional.of(write("vgg16.pt", folder)), folder);
        return new Detectors(places, Optional.empty(), convention, Device.CPU);
    }

    /** What PyTorch computed. */
    public static JsonNode expected() throws IOException {
        try (InputStream in = TinyDetectors.class.getResourceAsStream("detectors.json")) {
            return new ObjectMapper().readTree(in);
        }
    }

    /** The pictures of the script. */
    public static Tensor pictures(int n, int side) {
        byte[] bytes = new byte[n * 3 * side * side];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31 + i / 7 * 13);
        }
        return Tensor.ofBytes(bytes, DType.UINT8, n, 3, side, side);
    }
}
