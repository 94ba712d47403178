package org.stylegan4j.format.pickle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All globals that a pickle may name, and the plain value that stands for each: functions make values of this package from their
 * arguments. There is no way from a name to code that is not here.
 */
final class Globals {
    private final Map<String, Object> known = new HashMap<>();
    private final Budget budget;

    /** What stands for a function or class of Python. */
    @FunctionalInterface
    interface Maker {
        Object make(List<Object> arguments) throws IOException;
    }

    /** What stands for the function that reads a file within a file. */
    @FunctionalInterface
    interface Nested {
        Object read(Bytes file) throws IOException;
    }

    private Globals(Budget budget) {
        this.budget = budget;
    }

    /** Those of a network file, with the way to read the tensors that lie in it as files of their own. */
    static Globals with(Budget budget, Nested nested) {
        Globals globals = new Globals(budget);
        globals.python();
        globals.torch(nested);
        globals.numpy();
        globals.networks();
        return globals;
    }

    /** @throws IOException naming what is not known */
    Object find(String module, String name) throws IOException {
        String full = module + "." + name;
        Object value = known.get(full);
        if (value == null) {
            throw new IOException("pickle names " + full + ", which no network file needs; nothing was executed");
        }
        return value;
    }

    private void put(String name, Maker maker) {
        known.put(name, maker);
    }

    private void python() {
        put("collections.OrderedDict", this::dictionary);
        for (String module : List.of("builtins", "__builtin__")) {
            put(module + ".set", Globals::list);
            put(module + ".frozenset", Globals::list);
        }
        put("argparse.Namespace", arguments -> new PythonObject("Namespace"));
        put("_codecs.encode", this::encode);
    }

    private void torch(Nested nested) {
        for (ElementType type : ElementType.values()) {
            known.put("torch." + type.storage(), type);
        }
        put("torch.Size", Globals::list);
        put("torch._utils._rebuild_tensor", Globals::tensor);
        put("torch._utils._rebuild_tensor_v2", Globals::tensor);
        put("torch._utils._rebuild_parameter", arguments -> first(arguments, "parameter"));
        put(
                "torch.storage._load_from_bytes",
                arguments -> nested.read(Values.bytes(first(arguments, "file"), "a file")));
    }

    private void numpy() {
        for (String core : List.of("numpy.core", "numpy._core")) {
            put(core + ".multiarray._reconstruct", arguments -> new NumpyArray());
            put(core + ".multiarray.scalar", Globals::scalar);
        }
        put("numpy.dtype", arguments -> NumpyType.of(Values.text(first(arguments, "format"), "a number format")));
        put("numpy.ndarray", arguments -> new NumpyArray());
    }

    private void networks() {
        put("torch_utils.persistence._reconstruct_persistent_obj", Globals::persistent);
        put("dnnlib.util.EasyDict", this::dictionary);
        put("dnnlib.EasyDict", this::dictionary);
        for (String network : List.of("dnnlib.tflib.network.Network", "tfutil.Network")) {
            put(network, arguments -> new PythonObject(network));
        }
    }

    private static Object first(List<Object> arguments, String what) throws IOException {
        return Values.list(arguments, 1, "the " + what).get(0);
    }

    private Object dictionary(List<Object> arguments) throws IOException {
        Map<Object, Object> map = new LinkedHashMap<>();
        if (!arguments.isEmpty()) { // Python 2 gives the items at once
            for (Object item : Values.list(arguments.get(0), "the items of a dictionary")) {
                budget.operation();
                List<Object> pair = Values.list(item, 2, "an item of a dictionary");
                map.put(Values.text(pair.get(0), "a key"), pair.get(1));
            }
        }
        return map;
    }

    private static Object list(List<Object> arguments) throws IOException {
        return arguments.isEmpty() ? new ArrayList<>() : Values.list(arguments.get(0), "a list");
    }

    /** How Python 3 writes bytes for Python 2: as a text of those characters. */
    private Object encode(List<Object> arguments) throws IOException {
        String text = Values.text(first(arguments, "text"), "a text");
        budget.text(text.length());
        return Bytes.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** (storage, offset, shape, strides, ...). */
    private static Object tensor(List<Object> arguments) throws IOException {
        Values.list(arguments, 4, "a tensor");
        Storage storage = Values.expect(arguments.get(0), Storage.class, "a tensor", "a storage");
        return Numbers.of(
                storage,
                false,
                Values.whole(arguments.get(1), "the offset of a tensor"),
                Values.sizes(arguments.get(2), "the shape of a tensor"),
                Values.sizes(arguments.get(3), "the strides of a tensor"));
    }

    /** (type, bytes). */
    private static Object scalar(List<Object> arguments) throws IOException {
        Values.list(arguments, 2, "a number");
        NumpyType type = Values.expect(arguments.get(0), NumpyType.class, "a number", "a number format");
        return type.numbers(Values.bytes(arguments.get(1), "a number"), new long[0], false);
    }

    /** The reference's way to keep objects: their class is source text, which is passed over, and their state a dictionary. */
    private static Object persistent(List<Object> arguments) throws IOException {
        Map<Object, Object> meta = Values.map(first(arguments, "object"), "an object");
        Object version = meta.getOrDefault("version", None.NONE);
        if (!version.equals(6L)) {
            throw new IOException("expected version 6 of persistent objects but was " + Values.kind(version));
        }
        String name = Values.text(meta.getOrDefault("class_name", None.NONE), "a class name");
        return new PythonObject(name, Values.map(meta.getOrDefault("state", None.NONE), "the state of " + name));
    }
}
