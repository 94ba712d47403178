package org.stylegan4j.format.torch;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.stylegan4j.format.pickle.Numbers;
import org.stylegan4j.format.pickle.PythonObject;
import org.stylegan4j.format.pickle.Values;

/**
 * A tree of PyTorch modules, flattened: tensors by path, as {@code state_dict} names them, and the other attributes by path.
 */
final class ModuleTree {
    private static final int DEEPEST = 16;
    /** Published networks have 80; a tree whose branches are shared could have any number. */
    private static final int MOST = 10_000;

    private final Map<String, Numbers> tensors = new LinkedHashMap<>();
    private final Map<String, Object> attributes = new LinkedHashMap<>();
    private int modules;

    private ModuleTree() {}

    static ModuleTree of(PythonObject root) throws IOException {
        ModuleTree tree = new ModuleTree();
        tree.add(root, "", 0);
        return tree;
    }

    private void add(PythonObject module, String prefix, int depth) throws IOException {
        if (depth > DEEPEST || ++modules > MOST) {
            throw new IOException("network of more modules than any has, below " + prefix);
        }
        for (String kind : new String[] {"_parameters", "_buffers"}) {
            for (Map.Entry<Object, Object> e : part(module, kind).entrySet()) {
                String path = prefix + Values.text(e.getKey(), "the name of a tensor");
                if (Values.isNumbers(e.getValue())) { // unused ones are None
                    tensors.put(path, Values.numbers(e.getValue(), path));
                }
            }
        }
        for (Map.Entry<Object, Object> e : module.state().entrySet()) {
            attributes.put(prefix + e.getKey(), e.getValue());
        }
        for (Map.Entry<Object, Object> e : part(module, "_modules").entrySet()) {
            String name = Values.text(e.getKey(), "the name of a module");
            if (e.getValue() instanceof PythonObject child) {
                add(child, prefix + name + ".", depth + 1);
            }
        }
    }

    private static Map<Object, Object> part(PythonObject module, String kind) throws IOException {
        Object part = module.state().get(kind);
        if (part == null) {
            throw new IOException("class " + module.className() + " is no PyTorch module: it has no " + kind);
        }
        return Values.map(part, kind);
    }

    /** All tensors by path. */
    Map<String, Numbers> tensors() {
        return tensors;
    }

    /** A number among the attributes; empty when it is missing or None. */
    Optional<Double> number(String path) {
        return attributes.get(path) instanceof Number n ? Optional.of(n.doubleValue()) : Optional.empty();
    }

    /** How many attributes at such paths are true. */
    int countTrue(String regex) {
        return (int) attributes.entrySet().stream()
                .filter(e -> e.getValue().equals(true) && e.getKey().matches(regex))
                .count();
    }
}
