package org.stylegan4j.data.source;

import java.util.List;
import org.stylegan4j.image.Pixels;

/** Pictures of one size that came undecoded out of a data file and lie in memory. */
record RawSource(String name, List<Pixels> pictures, Labels labels) implements ImageSource {
    @Override
    public int size() {
        return pictures.size();
    }

    @Override
    public String id(int index) {
        return "%s/%08d".formatted(name, index);
    }

    @Override
    public Pixels read(int index) {
        return pictures.get(index);
    }

    @Override
    public void close() {}
}
