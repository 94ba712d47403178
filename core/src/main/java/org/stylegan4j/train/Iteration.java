package org.stylegan4j.train;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.stylegan4j.data.Batch;
import org.stylegan4j.data.source.Labels;
import org.stylegan4j.model.Model;
import org.stylegan4j.model.Phase;
import org.stylegan4j.model.Replicas;
import org.stylegan4j.model.Schedule;
import org.stylegan4j.model.Step;
import org.stylegan4j.nn.Params;
import org.stylegan4j.schedule.Progress;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;
import org.stylegan4j.train.run.Statistics;
import org.stylegan4j.train.run.TrainingDiverged;

/** One training step: all phases that are due, then the moving averages. Closing frees the random stream and observations. */
final class Iteration implements AutoCloseable {
    private static final double NANOS_PER_MILLI = 1e6;

    /** On a card more than a tick has, but so few that a training that has come apart is noticed within minutes. */
    private static final int STEPS_PER_TRANSFER = 1000;

    private final Model model;
    private final Plan plan;
    private final Statistics statistics;
    private final Rng rng;

    /**
     * What stays the same over all steps.
     *
     * @param batchGpu at most so many images go through the networks at once
     * @param labels from which fake images take theirs
     */
    record Plan(int batchGpu, long seed, Labels labels, Device device, Replicas replicas) {
        /** For one process. */
        Plan(int batchGpu, long seed, Labels labels, Device device) {
            this(batchGpu, seed, labels, device, Replicas.SOLO);
        }
    }

    /**
     * What a step did.
     *
     * @param images how many real images it was shown
     * @param means of each statistic
     */
    record Result(int images, Map<String, Double> means) {}

    Iteration(Model model, Plan plan) {
        this.model = model;
        this.plan = plan;
        rng = new Rng(plan.seed());
        statistics = new Statistics(plan.device().isCuda() ? STEPS_PER_TRANSFER : 1);
    }

    /** What was observed so far. */
    Statistics statistics() {
        return statistics;
    }

    /**
     * Does one step on as many batches of real images as its phases want.
     *
     * @param reals gives the next batch; the step closes it
     * @param meanwhile runs when all work of the step has been given to the device, before its results are waited for
     * @throws TrainingDiverged when a loss was not finite; the weights are spoilt then
     */
    Result run(Supplier<Batch> reals, Progress before, Runnable meanwhile) {
        int batches = Math.max(1, batches(before));
        int images = 0;
        for (int left = batches; left > 0; left--) {
            try (Batch real = reals.get()) {
                Progress now = new Progress(before.images() + images, before.step(), before.totalImages());
                optimize(real, now, left);
                images += (int) real.size();
            }
        }
        model.average(before, images);
        meanwhile.run();
        return new Result(images, statistics.endStep(before.step()));
    }

    private int batches(Progress at) {
        return model.phases().stream()
                .mapToInt(phase -> phase.due().batches(at))
                .max()
                .orElse(0);
    }

    /** Runs the phases that want this batch and those that are still left, {@code left} in all. */
    private void optimize(Batch real, Progress progress, int left) {
        rng.reseed(plan.seed(), progress.images()); // a resumed run draws what an uninterrupted one does
        model.prepare(progress);
        try (Scope scope = Scope.open()) {
            Batch moved =
                    new Batch(real.images().to(plan.device()), real.labels().to(plan.device()));
            for (Phase phase : model.phases()) {
                if (phase.due().batches(progress) >= left) {
                    optimize(phase, moved);
                }
            }
        }
    }

    private void optimize(Phase phase, Batch real) {
        long start = System.nanoTime();
        model.networks().values().forEach(network -> network.requireGrad(false));
        phase.trained().forEach(trained -> trained.network().requireGrad(true));
        long rounds = real.size() / share(real);
        for (long round = 0; round < rounds; round++) {
            for (int part = 0; part < phase.objectives().size(); part++) {
                accumulate(phase, part, real, round);
            }
        }
        for (Phase.Trained trained : phase.trained()) {
            plan.replicas().sum(gradients(trained.network()));
            trained.optimizer().step();
            trained.network().clearGrads();
        }
        statistics.add("Timing/" + phase.name(), (System.nanoTime() - start) / NANOS_PER_MILLI);
    }

    private List<Tensor> gradients(Params network) {
        return plan.replicas().count() == 1
                ? List.of()
                : network.parameters().values().stream()
                        .filter(Tensor::hasGrad)
                        .map(Tensor::grad)
                        .toList();
    }

    private int share(Batch real) {
        return Schedule.share((int) real.size(), plan.batchGpu());
    }

    /** Adds the gradients of one objective on one share of the batch; their graph is freed at the end. */
    private void accumulate(Phase phase, int part, Batch real, long round) {
        int n = share(real);
        try (Scope scope = Scope.open()) {
            Batch share = new Batch(
                    real.images().narrow(0, round * n, n), real.labels().narrow(0, round * n, n));
            Step step = new Step(rng, plan.labels(), statistics, plan.device());
            Tensor loss = phase.objectives().get(part).loss(share, step);
            statistics.loss(phase, loss, part == 0);
            // Lazy regularization keeps its mean strength; the shares of a step are averaged.
            loss.mul((double) phase.due().weight() * n / real.size()).backward();
        }
    }

    @Override
    public void close() {
        statistics.close();
        rng.close();
    }
}
