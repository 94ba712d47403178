package org.stylegan4j.format.pickle;

import java.io.IOException;

/** A value that takes its state after it was made. */
interface Buildable {
    void build(Object state) throws IOException;
}
