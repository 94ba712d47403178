package org.stylegan4j.train;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.stylegan4j.data.Batch;
import org.stylegan4j.data.TrainingData;
import org.stylegan4j.tensor.CardCopy;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/** Batches on a card, each of which is on its way there while the step before it still computes. For one thread. */
final class CardBatches implements TrainingData.Batches {
    private final TrainingData.Batches source;
    private final UnaryOperator<Tensor> copy;
    private Optional<Batch> coming = Optional.empty();

    /**
     * Moves batches by a copy of one's own.
     *
     * @param source is closed with these
     * @param copy makes a new tensor
     */
    CardBatches(TrainingData.Batches source, UnaryOperator<Tensor> copy) {
        this.source = source;
        this.copy = copy;
    }

    /** The same batches where {@code device} is a card; on the processor they are where they should be. */
    static TrainingData.Batches on(Device device, TrainingData.Batches source) {
        return device.isCuda() ? new CardBatches(source, x -> CardCopy.start(x, device)) : source;
    }

    @Override
    public void prepare() {
        if (coming.isEmpty()) {
            coming = Optional.of(copied());
        }
    }

    private Batch copied() {
        try (Batch real = source.next();
                Scope scope = Scope.noGrad()) {
            return new Batch(scope.release(copy.apply(real.images())), scope.release(copy.apply(real.labels())));
        }
    }

    @Override
    public Batch next() {
        prepare();
        Batch next = coming.orElseThrow();
        coming = Optional.empty();
        return next;
    }

    @Override
    public void close() {
        coming.ifPresent(Batch::close);
        coming = Optional.empty();
        source.close();
    }
}
