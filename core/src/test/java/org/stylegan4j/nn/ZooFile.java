package org.stylegan4j.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.stylegan4j.tensor.TensorAssert.assertClose;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Fixtures;
import org.stylegan4j.tensor.Tensor;
import org.stylegan4j.tensor.TensorFile;
import org.stylegan4j.tensor.VectorOps;

/**
 * A file of what a reference implementation computed on a small network: states, inputs, outputs, losses, gradients, buffers, and in its
 * header the network's sizes. Tolerances are those of the files' README. Another folder of such files is named by
 * {@code -Dstylegan4j.fixtures=DIR}. Closing frees the tensors.
 */
public final class ZooFile implements AutoCloseable {
    private static final double OUTPUT = 1e-4;
    private static final double LOSS = 1e-5;
    private static final double GRADIENT = 1e-3;
    private static final double ZERO_GRADIENT = 1e-4;
    private static final double TRAVEL = 3e-2;
    /** Tensors that stay where they are may be off by rounding. */
    private static final double TRAVEL_FLOOR = 1e-6;

    private final TensorFile file;

    private ZooFile(TensorFile file) {
        this.file = file;
    }

    /** Opens a file by its name without ending; the test is skipped where there is none. */
    public static ZooFile open(String name) {
        String folder = System.getProperty("stylegan4j.fixtures", "");
        if (folder.isEmpty()) {
            return new ZooFile(Fixtures.extended("zoo/" + name).read());
        }
        Path path = Path.of(folder, name + ".safetensors");
        assumeTrue(Files.exists(path), "skipped: no " + path);
        try {
            return new ZooFile(TensorFile.read(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text of the header. */
    public String text(String key) {
        String text = file.metadata().get(key);
        assertTrue(text != null, "no " + key + " in the header");
        return text;
    }

    /** A whole number of the header. */
    public int number(String key) {
        return Integer.parseInt(text(key));
    }

    /** A number of the header. */
    public double real(String key) {
        return Double.parseDouble(text(key));
    }

    /** A yes or no of the header. */
    public boolean flag(String key) {
        return Boolean.parseBoolean(text(key));
    }

    /** Whole numbers of the header. */
    public int[] numbers(String key) {
        return json(text(key), int[].class);
    }

    /** Numbers of the header. */
    public double[] reals(String key) {
        return json(text(key), double[].class);
    }

    private static <T> T json(String text, Class<T> type) {
        try {
            return new ObjectMapper().readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether there is such a tensor. */
    public boolean has(String key) {
        return file.tensors().containsKey(key);
    }

    /** A tensor, which belongs to this object. */
    public Tensor get(String key) {
        return file.get(key);
    }

    /** Class numbers as rows of one one and zeros, [N, classes]. */
    public Tensor oneHot(String key, int classes) {
        float[] numbers = get(key).to(DType.FP32).toFloats();
        float[] rows = new float[numbers.length * classes];
        for (int i = 0; i < numbers.length; i++) {
            rows[i * classes + (int) numbers[i]] = 1;
        }
        return Tensor.of(rows, numbers.length, classes);
    }

    /** The tensors below a prefix, by the rest of their names. */
    public Map<String, Tensor> below(String prefix) {
        Map<String, Tensor> found = new LinkedHashMap<>();
        file.tensors().forEach((key, t) -> {
            if (key.startsWith(prefix)) {
                found.put(key.substring(prefix.length()), t);
            }
        });
        return found;
    }

    /** Gives a network the state below a prefix, whose names must be the network's. Its gradients are forgotten and wanted. */
    public void load(String prefix, Params network) {
        Map<String, Tensor> state = below(prefix);
        assertEquals(new TreeSet<>(state.keySet()), new TreeSet<>(network.all().keySet()), prefix);
        network.load(state);
        network.clearGrads();
        network.requireGrad(true);
    }

    /** Within 1e-4 of the largest magnitude. */
    public void assertOutput(String key, Tensor actual) {
        assertWithin(key, actual, OUTPUT);
    }

    private void assertWithin(String key, Tensor actual, double tolerance) {
        Tensor expected = get(key).to(DType.FP32);
        Tensor a = actual.detach().to(DType.FP32).reshape(expected.shape());
        assertClose(key, expected, a, tolerance * Math.max(1e-6, largest(expected)));
    }

    private static double largest(Tensor x) {
        double largest = 0;
        for (float v : x.toFloats()) {
            largest = Math.max(largest, Math.abs(v));
        }
        return largest;
    }

    /** Within 1e-5, absolute or relative. */
    public void assertLoss(String key, Tensor actual) {
        double expected = get(key).toDouble();
        assertEquals(expected, actual.toDouble(), LOSS * Math.max(1, Math.abs(expected)), key);
    }

    /** All tensors below a prefix are the network's, as outputs are. */
    public void assertState(String prefix, Params network) {
        Map<String, Tensor> expected = below(prefix);
        assertTrue(!expected.isEmpty(), "nothing below " + prefix);
        expected.forEach((name, t) -> assertOutput(prefix + name, network.all().get(name)));
    }

    /** One gradient, within 1e-3 of its largest magnitude. */
    public void assertGradient(String key, Tensor actual) {
        assertWithin(key, actual, GRADIENT);
    }

    /**
     * All gradients below a prefix are the network's, each within 1e-3 of its largest magnitude; those that vanish in exact arithmetic
     * are at most 1e-4 of the network's largest.
     */
    public void assertGradients(String prefix, Params network) {
        Map<String, Tensor> expected = below(prefix);
        assertTrue(!expected.isEmpty(), "nothing below " + prefix);
        List<String> zero =
                List.of(json(file.metadata().getOrDefault("gradients_zero_in_exact_arithmetic", "[]"), String[].class));
        double most =
                expected.values().stream().mapToDouble(ZooFile::largest).max().orElse(0);
        expected.forEach((name, t) -> {
            Tensor p = network.parameters().get(name);
            Tensor actual = p.hasGrad() ? p.grad() : p.detach().mul(0);
            if (zero.contains(prefix + name)) {
                assertTrue(largest(actual) <= ZERO_GRADIENT * most, prefix + name + " is not zero: " + largest(actual));
            } else {
                assertGradient(prefix + name, actual);
            }
        });
    }

    /** Some rows of a tensor: those whose numbers stand in row i of another. */
    public Tensor rows(String values, String indices, int i) {
        float[] numbers = get(indices).select(0, i).to(DType.FP32).toFloats();
        int[] wanted = new int[numbers.length];
        for (int k = 0; k < wanted.length; k++) {
            wanted[k] = (int) numbers[k];
        }
        return VectorOps.pick(get(values), wanted);
    }

    /** Entry i of a history of losses, within a share of the history's largest. */
    public void assertHistory(String key, int i, Tensor actual, double tolerance) {
        Tensor history = get(key);
        double limit = tolerance * largest(history.to(DType.FP32));
        assertEquals(history.select(0, i).toDouble(), actual.toDouble(), limit, key + ", step " + i);
    }

    /**
     * A network travelled from its start to its end in the file: the distance to the end is at most 3e-2 of the way, tensor by tensor.
     * Those that only follow rounding noise are left out.
     */
    public void assertTravelled(String network, Params actual) {
        assertTravelled(network, network, actual);
    }

    /** The same of a network that starts where another does. */
    public void assertTravelled(String network, String start, Params actual) {
        List<String> noise =
                List.of(json(file.metadata().getOrDefault("end_keys_not_reproducible", "[]"), String[].class));
        below("end." + network).forEach((name, end) -> {
            Tensor e = end.to(DType.FP32);
            double way = length(e.sub(get("start." + start + name).to(DType.FP32)));
            double off = length(e.sub(actual.all().get(name).detach().to(DType.FP32)));
            if (!noise.contains("end." + network + name)) {
                assertTrue(off <= TRAVEL * way + TRAVEL_FLOOR, network + name + ": off " + off + " of " + way);
            }
        });
    }

    private static double length(Tensor x) {
        return x.square().sum().sqrt().toDouble();
    }

    @Override
    public void close() {
        file.close();
    }
}
