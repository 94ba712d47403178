package org.stylegan4j.train;

import java.util.function.Supplier;
import org.stylegan4j.data.Batch;

/** Real images for steps. */
final class Reals {
    private Reals() {}

    /** The same batch in every step, which stays open. */
    static Supplier<Batch> of(Batch batch) {
        long n = batch.size();
        return () -> new Batch(batch.images().narrow(0, 0, n), batch.labels().narrow(0, 0, n));
    }
}
