package org.stylegan4j.nn;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/**
 * The named weights of one network, seen from one path: {@code at("b64").at("conv0")}. Closing frees them all. Paths are the
 * keys of checkpoint files. Trained tensors are parameters; the others (running means, constant noise) are buffers.
 */
public final class Params implements AutoCloseable {
    private final Store store;
    private final String path;

    private record Store(
            Map<String, Tensor> all,
            Map<String, Tensor> parameters,
            Map<String, Tensor> buffers,
            Rng rng,
            Device device) {}

    private Params(Store store, String path) {
        this.store = store;
        this.path = path;
    }

    /** An empty network whose initial weights will be drawn from {@code rng} and live on {@code device}. */
    public static Params create(Rng rng, Device device) {
        Store store = new Store(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), rng, device);
        return new Params(store, "");
    }

    /** The same weights, seen from one step further down. */
    public Params at(String name) {
        return new Params(store, path + name + ".");
    }

    /** A new parameter drawn from a normal distribution. */
    public Tensor normal(String name, double deviation, long... shape) {
        return put(
                store.parameters,
                name,
                () -> store.rng.normal(Device.CPU, shape).mul(deviation));
    }

    /** A new parameter with one value everywhere. */
    public Tensor fill(String name, double value, long... shape) {
        return put(store.parameters, name, () -> Tensor.full(value, DType.FP32, Device.CPU, shape));
    }

    /** A new buffer. */
    public Tensor buffer(String name, Supplier<Tensor> value) {
        return put(store.buffers, name, value);
    }

    /** A new buffer of standard normal numbers. */
    public Tensor normalBuffer(String name, long... shape) {
        return buffer(name, () -> store.rng.normal(Device.CPU, shape));
    }

    private Tensor put(Map<String, Tensor> kind, String name, Supplier<Tensor> value) {
        if (store.all.containsKey(path + name)) {
            throw new IllegalStateException("duplicate parameter: " + path + name);
        }
        try (Scope scope = Scope.noGrad()) {
            Tensor leaf = scope.release(value.get().to(store.device).detach());
            store.all.put(path + name, leaf);
            kind.put(path + name, leaf);
            return leaf;
        }
    }

    /** Every tensor of the network by its full path, in order of creation. */
    public Map<String, Tensor> all() {
        return Collections.unmodifiableMap(store.all);
    }

    /** The trained tensors by their full path. */
    public Map<String, Tensor> parameters() {
        return Collections.unmodifiableMap(store.parameters);
    }

    /** The other tensors by their full path. */
    public Map<String, Tensor> buffers() {
        return Collections.unmodifiableMap(store.buffers);
    }

    /** How many trained numbers the network has. */
    public long parameterCount() {
        return store.parameters.values().stream().mapToLong(Tensor::count).sum();
    }

    /** Where the weights live. */
    public Device device() {
        return store.device;
    }

    /** Lets gradients flow to all parameters, or to none. */
    public void requireGrad(boolean on) {
        store.parameters.values().forEach(p -> p.requireGrad(on));
    }

    /** Forgets all gradients. */
    public void clearGrads() {
        store.parameters.values().forEach(Tensor::clearGrad);
    }

    /**
     * Overwrites every tensor with the one of the same path.
     *
     * @throws IllegalArgumentException when a path is missing or a shape differs; nothing is changed then
     */
    public void load(Map<String, Tensor> values) {
        for (Map.Entry<String, Tensor> e : store.all.entrySet()) {
            Tensor value = values.get(e.getKey());
            if (value == null) {
                throw new IllegalArgumentException("missing tensor: " + e.getKey());
            }
            if (!Arrays.equals(value.shape(), e.getValue().shape())) {
                throw new IllegalArgumentException("expected " + e.getKey() + " "
                        + Arrays.toString(e.getValue().shape()) + " but was " + Arrays.toString(value.shape()));
            }
        }
        try (Scope scope = Scope.noGrad()) {
            store.all.forEach((key, tensor) -> tensor.copyInPlace(values.get(key)));
        }
    }

    /** Frees all tensors. */
    @Override
    public void close() {
        store.all.values().forEach(Tensor::close);
        store.all.clear();
        store.parameters.clear();
        store.buffers.clear();
    }
}
