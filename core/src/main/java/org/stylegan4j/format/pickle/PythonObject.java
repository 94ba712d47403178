package org.stylegan4j.format.pickle;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** An object of a class whose code is not there and not needed: what it is called and what it remembers. */
public final class PythonObject implements Buildable {
    private final String className;
    private Map<Object, Object> state = new LinkedHashMap<>();

    PythonObject(String className) {
        this.className = className;
    }

    PythonObject(String className, Map<Object, Object> state) {
        this.className = className;
        this.state = state;
    }

    @Override
    public void build(Object newState) throws IOException {
        state = Values.map(newState, "the state of " + className);
    }

    /** The name of its class. */
    public String className() {
        return className;
    }

    /** Its attributes by name. */
    public Map<Object, Object> state() {
        return Collections.unmodifiableMap(state);
    }
}
