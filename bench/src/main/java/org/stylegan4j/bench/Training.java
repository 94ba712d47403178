package org.stylegan4j.bench;

import org.stylegan4j.data.Batch;
import org.stylegan4j.data.source.Labels;
import org.stylegan4j.model.Model;
import org.stylegan4j.model.Phase;
import org.stylegan4j.model.Step;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.schedule.Progress;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/** A whole training of random images, one iteration after the other. Closing frees it. */
final class Training implements AutoCloseable {
    private final Rng rng = new Rng(0);
    private final Model model;
    private final Batch real;
    private Progress progress = new Progress(0, 0, Long.MAX_VALUE);

    Training(Shape shape, Compute compute) {
        model = shape.model(compute);
        int r = shape.resolution;
        try (Scope scope = Scope.noGrad()) {
            real = new Batch(
                    scope.release(rng.normal(Device.CPU, shape.batch, 3, r, r)),
                    scope.release(Tensor.zeros(shape.batch, 0)));
        }
    }

    /** How many iterations were done. */
    long iterations() {
        return progress.step();
    }

    /** One iteration: the phases that are due, their optimizers, the averages. */
    void iterate() {
        Step step = new Step(rng, Labels.NONE, (name, values) -> {}, Device.CPU);
        model.prepare(progress);
        for (Phase phase : model.phases()) {
            if (phase.due().batches(progress) > 0) {
                IterationBench.run(
                        model,
                        phase,
                        real,
                        step,
                        () -> phase.trained().forEach(t -> t.optimizer().step()));
            }
        }
        model.average(progress, (int) real.size());
        progress = progress.after((int) real.size());
    }

    /** Images per iteration. */
    long batch() {
        return real.size();
    }

    @Override
    public void close() throws Exception {
        real.close();
        model.close();
        rng.close();
    }
}
