package org.stylegan4j.format.names;

import java.io.IOException;
import java.util.Map;
import org.stylegan4j.nn.Channels;

/** Finds the rule behind the widths of a network's blocks. */
public final class ChannelsFromShapes {
    private ChannelsFromShapes() {}

    /**
     * The base and maximum for which {@code min(base / resolution, max)} gives these widths.
     *
     * @param widths by resolution
     * @throws IOException when there are none
     */
    public static Channels channels(Map<Integer, Integer> widths) throws IOException {
        int max = widths.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
        long low = 1;
        long high = Integer.MAX_VALUE;
        for (Map.Entry<Integer, Integer> e : widths.entrySet()) {
            long r = e.getKey();
            long width = e.getValue();
            low = Math.max(low, width * r);
            if (width < max) {
                high = Math.min(high, (width + 1) * r - 1);
            }
        }
        if (low > high) {
            throw new IOException("widths of blocks are not min(base / resolution, max): " + widths);
        }
        return new Channels((int) low, max);
    }
}
