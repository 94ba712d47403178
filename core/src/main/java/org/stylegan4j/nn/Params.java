package org.stylegan4j.nn;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.InPlace;
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
            Source source,
            Device device) {}

    /** Where the first values of the tensors come from. */
    private interface Source {
        /** Whether there is a value for this path beside those that every network has. */
        boolean offers(String path);

        /** Normal numbers. */
        Tensor normal(String path, double deviation, long... shape);

        /** Small tensors, for which a value is at hand. */
        Tensor other(String path, Tensor value);
    }

    private Params(Store store, String path) {
        this.store = store;
        this.path = path;
    }

    /** An empty network whose initial weights will be drawn from {@code rng} and live on {@code device}. */
    public static Params create(Rng rng, Device device) {
        return from(device, new Source() {
            @Override
            public boolean offers(String path) {
                return false;
            }

            @Override
            public Tensor normal(String path, double deviation, long... shape) {
                return rng.normal(Device.CPU, shape).mul(deviation);
            }

            @Override
            public Tensor other(String path, Tensor value) {
                return value;
            }
        });
    }

    /**
     * An empty network that will take its weights from {@code values} by path, which saves drawing them and a copy: they share
     * memory. A path that is missing there or has another shape is an {@link IllegalArgumentException} when it is asked for.
     */
    public static Params of(Map<String, Tensor> values, Device device) {
        return from(device, new Source() {
            @Override
            public boolean offers(String path) {
                return values.containsKey(path);
            }

            @Override
            public Tensor normal(String path, double deviation, long... shape) {
                return fitting(values, path, shape);
            }

            @Override
            public Tensor other(String path, Tensor value) {
                return fitting(values, path, value.shape());
            }
        });
    }

    /**
     * An empty network whose tensors will have their shapes only, for counting: drawn weights are all one zero, which takes neither
     * time nor memory.
     */
    public static Params shapesOnly() {
        return from(Device.CPU, new Source() {
            @Override
            public boolean offers(String path) {
                return false;
            }

            @Override
            public Tensor normal(String path, double deviation, long... shape) {
                return Tensor.full(0, DType.FP32, Device.CPU).expand(shape);
            }

            @Override
            public Tensor other(String path, Tensor value) {
                return value;
            }
        });
    }

    private static Params from(Device device, Source source) {
        Store store = new Store(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), source, device);
        return new Params(store, "");
    }

    /** The same weights, seen from one step further down. */
    public Params at(String name) {
        return new Params(store, path + name + ".");
    }

    /** Whether the values that the network takes include this path: so networks of older kinds are told. Fresh ones offer nothing. */
    public boolean offers(String name) {
        return store.source.offers(path + name);
    }

    /** A new parameter drawn from a normal distribution. */
    public Tensor normal(String name, double deviation, long... shape) {
        return put(store.parameters, name, key -> store.source.normal(key, deviation, shape));
    }

    /** A new parameter with one value everywhere. */
    public Tensor fill(String name, double value, long... shape) {
        return put(
                store.parameters,
                name,
                key -> store.source.other(key, Tensor.full(value, DType.FP32, Device.CPU, shape)));
    }

    /** A new buffer. */
    public Tensor buffer(String name, Supplier<Tensor> value) {
        return put(store.buffers, name, key -> store.source.other(key, value.get()));
    }

    /** A new buffer of standard normal numbers. */
    public Tensor normalBuffer(String name, long... shape) {
        return put(store.buffers, name, key -> store.source.normal(key, 1, shape));
    }

    private Tensor put(Map<String, Tensor> kind, String name, Function<String, Tensor> value) {
        String key = path + name;
        if (store.all.containsKey(key)) {
            throw new IllegalStateException("duplicate parameter: " + key);
        }
        try (Scope scope = Scope.noGrad()) {
            Tensor leaf = scope.release(value.apply(key).to(store.device).detach());
            store.all.put(key, leaf);
            kind.put(key, leaf);
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
        store.all.forEach((key, tensor) -> fitting(values, key, tensor.shape()));
        try (Scope scope = Scope.noGrad()) {
            store.all.forEach((key, tensor) -> InPlace.copy(tensor, values.get(key)));
        }
    }

    private static Tensor fitting(Map<String, Tensor> values, String key, long... shape) {
        Tensor value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("missing tensor: " + key);
        }
        if (!Arrays.equals(value.shape(), shape)) {
            throw new IllegalArgumentException(
                    "expected " + key + " " + Arrays.toString(shape) + " but was " + Arrays.toString(value.shape()));
        }
        return value;
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
