package org.stylegan4j.train.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stylegan4j.model.Phase;
import org.stylegan4j.model.Stats;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/**
 * Collects observations on the device and moves those of some steps to the processor in one transfer, so that a card never waits in
 * between. Closing frees what was not moved.
 */
public final class Statistics implements Stats, AutoCloseable {
    private final int stepsPerTransfer;
    private final List<Observation> pending = new ArrayList<>();
    private int pendingSteps;
    private long lastStep;
    private final Map<String, Moments> moments = new LinkedHashMap<>();
    private final Map<String, Statistic> previous = new LinkedHashMap<>();

    /** Transfers at the end of each step. */
    Statistics() {
        this(1);
    }

    /**
     * Transfers less often.
     *
     * @param stepsPerTransfer at the end of every so many steps, and of each tick
     */
    public Statistics(int stepsPerTransfer) {
        this.stepsPerTransfer = stepsPerTransfer;
    }

    /** Numbers that still are on the device. */
    private record Observation(String name, Tensor values, Kind kind, String phase, int stepsBefore) {}

    private enum Kind {
        /** Each number counts. */
        VALUES,
        /** A loss or a part of one; it must be finite, and the parts in a row count as one number. */
        FIRST_PART,
        FURTHER_PART
    }

    @Override
    public void report(String name, Tensor values) {
        keep(name, values, Kind.VALUES, "");
    }

    /** Notes the loss of a phase or, when not the {@code first}, a further part of it. It must turn out to be finite. */
    public void loss(Phase phase, Tensor loss, boolean first) {
        keep(phase.statistic(), loss, first ? Kind.FIRST_PART : Kind.FURTHER_PART, phase.name());
    }

    private void keep(String name, Tensor values, Kind kind, String phase) {
        try (Scope scope = Scope.noGrad()) {
            Tensor flat = values.detach().to(DType.FP32).reshape(-1);
            pending.add(new Observation(name, scope.release(flat), kind, phase, pendingSteps));
        }
    }

    /** Notes a number that is on the processor already. */
    public void add(String name, double value) {
        moments.computeIfAbsent(name, n -> new Moments()).add(value);
    }

    /**
     * Ends a step: when it is time moves observations to the processor.
     *
     * @return the mean of each name since the last transfer; empty when there was none
     * @throws TrainingDiverged when a loss is not finite
     */
    public Map<String, Double> endStep(long step) {
        pendingSteps++;
        lastStep = step;
        return pendingSteps >= stepsPerTransfer ? move() : Map.of();
    }

    private Map<String, Double> move() {
        Map<String, Moments> now = new LinkedHashMap<>();
        float[] values = transfer();
        int at = 0;
        for (Observation o : pending) {
            Moments m = now.computeIfAbsent(o.name(), n -> new Moments());
            for (int end = at + (int) o.values().count(); at < end; at++) {
                take(o, values[at], m, lastStep + 1 - pendingSteps + o.stepsBefore());
            }
        }
        close();
        Map<String, Double> means = new LinkedHashMap<>();
        now.forEach((name, m) -> {
            moments.computeIfAbsent(name, n -> new Moments()).add(m);
            means.put(name, m.statistic().mean());
        });
        return means;
    }

    private static void take(Observation o, float value, Moments m, long step) {
        if (o.kind() != Kind.VALUES && !Float.isFinite(value)) {
            throw new TrainingDiverged("the loss of phase " + o.phase(), step);
        }
        if (o.kind() == Kind.FURTHER_PART) {
            m.addToLast(value);
        } else {
            m.add(value);
        }
    }

    private float[] transfer() {
        if (pending.isEmpty()) {
            return new float[0];
        }
        try (Scope scope = Scope.noGrad()) {
            Tensor[] parts = pending.stream().map(Observation::values).toArray(Tensor[]::new);
            return Tensor.cat(0, parts).toFloats();
        }
    }

    /**
     * Ends a tick: what was observed since the last one; names without news keep what they had.
     *
     * @throws TrainingDiverged when a loss was not finite in a step that was not moved yet
     */
    public Map<String, Statistic> endTick() {
        if (pendingSteps > 0) {
            move();
        }
        moments.forEach((name, m) -> previous.put(name, m.statistic()));
        moments.clear();
        return new LinkedHashMap<>(previous);
    }

    @Override
    public void close() {
        pending.forEach(o -> o.values().close());
        pending.clear();
        pendingSteps = 0;
    }

    /** Count, sum and sum of squares. */
    private static final class Moments {
        private long num;
        private double sum;
        private double squares;
        private double last;

        void add(double value) {
            last = value;
            num++;
            sum += value;
            squares += value * value;
        }

        void addToLast(double value) {
            double sumOfParts = last + value;
            sum += value;
            squares += sumOfParts * sumOfParts - last * last;
            last = sumOfParts;
        }

        void add(Moments other) {
            num += other.num;
            sum += other.sum;
            squares += other.squares;
        }

        Statistic statistic() {
            double mean = sum / num;
            return new Statistic(num, mean, Math.sqrt(Math.max(squares / num - mean * mean, 0)));
        }
    }
}
