package org.stylegan4j.format.names;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.stylegan4j.format.pickle.Numbers;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Tensor;

/** Reads the numbers of one file, and no more of them than it has: tensors may share storages, a hostile file's without end. */
public final class NumberReader {
    private long bytes;

    /** For a file of so many bytes. */
    public NumberReader(long fileBytes) {
        bytes = 2 * fileBytes; // networks share some small tensors
    }

    /** As float32, which every network is kept in, in the innermost scope. */
    public Tensor read(Numbers numbers) throws IOException {
        bytes -= numbers.bytes();
        if (bytes < 0) {
            throw new IOException("tensors that are larger than the file");
        }
        return numbers.read().to(DType.FP32);
    }

    /** Reads all of them. */
    public Map<String, Tensor> readAll(Map<String, Numbers> numbers) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, Numbers> e : numbers.entrySet()) {
            tensors.put(e.getKey(), read(e.getValue()));
        }
        return tensors;
    }
}
