package org.stylegan4j.model;

import java.util.List;

/** The layers of a network as a table. */
public record Summary(String network, List<Row> rows) {
    public Summary {
        rows = List.copyOf(rows);
    }

    /**
     * One layer.
     *
     * @param layer its path
     * @param parameters how many trained numbers it has
     * @param buffers how many other numbers
     * @param output the shape it makes for one image
     */
    public record Row(String layer, long parameters, long buffers, List<Long> output) {
        public Row {
            output = List.copyOf(output);
        }
    }
}
