package org.stylegan4j.format.torch;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.stylegan4j.format.pickle.Numbers;
import org.stylegan4j.format.pickle.Values;

/** PyTorch's dictionaries of tensors. */
final class StateDict {
    private StateDict() {}

    /** The tensors of one, without its other values, such as counters. */
    static Map<String, Numbers> flat(Object stateDict, String what) throws IOException {
        Map<String, Numbers> tensors = new LinkedHashMap<>();
        for (Map.Entry<Object, Object> e : Values.map(stateDict, what).entrySet()) {
            if (e.getKey() instanceof String path && Values.isNumbers(e.getValue())) {
                tensors.put(path, Values.numbers(e.getValue(), path));
            }
        }
        return tensors;
    }
}
