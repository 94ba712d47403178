package org.stylegan4j.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stylegan4j.data.Batch;
import org.stylegan4j.data.TrainingData;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/** On the processor, with a copy that keeps a diary. */
@ExtendWith(NoLeaks.class)
class CardBatchesTest {
    private final List<String> diary = new ArrayList<>();

    /** Batch number n holds the number n. */
    private final class Numbers implements TrainingData.Batches {
        private int number;

        @Override
        public Batch next() {
            number++;
            diary.add("read " + number);
            try (Scope scope = Scope.noGrad()) {
                return new Batch(
                        scope.release(Tensor.full(number, DType.FP32, Device.CPU, 1)),
                        scope.release(Tensor.zeros(1, 0)));
            }
        }

        @Override
        public void close() {
            diary.add("closed");
        }
    }

    private Tensor copied(Tensor x) {
        if (x.count() > 0) {
            diary.add("copy " + (int) x.sum().toDouble());
        }
        return x.add(0);
    }

    private void train(TrainingData.Batches batches, boolean prepare) {
        try (Batch real = batches.next()) {
            diary.add("step " + (int) real.images().sum().toDouble());
            if (prepare) {
                batches.prepare();
            }
            diary.add("results");
        }
    }

    @Test
    void theNextBatchIsCopiedBeforeTheResultsOfAStepAreRead() {
        try (CardBatches batches = new CardBatches(new Numbers(), this::copied)) {
            train(batches, true);
            batches.prepare(); // once is enough
            train(batches, true);
        }
        assertEquals(
                List.of(
                        "read 1", "copy 1", "step 1", "read 2", "copy 2", "results", //
                        "step 2", "read 3", "copy 3", "results", "closed"),
                diary);
    }

    @Test
    void batchesThatNobodyPreparedAreCopiedWhenTheyAreTaken() {
        try (CardBatches batches = new CardBatches(new Numbers(), this::copied)) {
            train(batches, false);
            train(batches, false);
        }
        assertEquals(
                List.of("read 1", "copy 1", "step 1", "results", "read 2", "copy 2", "step 2", "results", "closed"),
                diary);
    }

    @Test
    void theProcessorTakesBatchesAsTheyAre() {
        try (Numbers numbers = new Numbers()) {
            assertSame(numbers, CardBatches.on(Device.CPU, numbers));
        }
    }
}
