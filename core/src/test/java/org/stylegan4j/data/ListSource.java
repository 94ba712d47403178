package org.stylegan4j.data;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.stylegan4j.data.source.ImageSource;
import org.stylegan4j.data.source.Labels;
import org.stylegan4j.image.Pixels;

/** Pictures from memory, some of them broken; counts reads and remembers that it was closed. */
public final class ListSource implements ImageSource {
    final AtomicInteger reads = new AtomicInteger();
    boolean closed;
    private final List<Optional<Pixels>> pictures;
    private final Labels labels;
    private final boolean drawn;

    public ListSource(List<Optional<Pixels>> pictures, Labels labels, boolean drawn) {
        this.pictures = pictures;
        this.labels = labels;
        this.drawn = drawn;
    }

    public static ListSource of(Pixels... pictures) {
        return new ListSource(List.of(pictures).stream().map(Optional::of).toList(), Labels.NONE, false);
    }

    @Override
    public String name() {
        return "list";
    }

    @Override
    public int size() {
        return pictures.size();
    }

    @Override
    public String id(int index) {
        return "picture" + index;
    }

    @Override
    public Pixels read(int index) throws IOException {
        reads.incrementAndGet();
        return pictures.get(index).orElseThrow(() -> new IOException("damaged"));
    }

    @Override
    public boolean drawnOnDemand() {
        return drawn;
    }

    @Override
    public Labels labels() {
        return labels;
    }

    @Override
    public void close() {
        closed = true;
    }
}
