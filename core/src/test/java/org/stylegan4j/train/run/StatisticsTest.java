package org.stylegan4j.train.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stylegan4j.model.Due;
import org.stylegan4j.model.Phase;
import org.stylegan4j.nn.Adam;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.Crossings;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class StatisticsTest {
    @Test
    void everyNumberOfATickCounts() {
        try (Statistics s = new Statistics()) {
            report(s, 1, 3);
            assertEquals(Map.of("a", 2.0), s.endStep(0));
            report(s, 5);
            assertEquals(Map.of("a", 5.0), s.endStep(1));
            Statistic a = s.endTick().get("a");
            assertEquals(3, a.num());
            assertEquals(3, a.mean());
            assertEquals(Math.sqrt(8 / 3.0), a.std(), 1e-12);
        }
    }

    @Test
    void namesWithoutNewsKeepTheirLastNumbers() {
        try (Statistics s = new Statistics()) {
            report(s, 1, 3);
            s.endStep(0);
            s.endTick();
            s.add("b", 7);
            assertEquals(Map.of("a", new Statistic(2, 2, 1), "b", new Statistic(1, 7, 0)), s.endTick());
        }
    }

    @Test
    void partsOfALossCountAsTheirSum() {
        try (Rng rng = new Rng(0);
                Params none = Params.create(rng, Device.CPU);
                Adam adam = new Adam(none, new Adam.Settings(1, 0, 0, 0));
                Statistics s = new Statistics()) {
            Phase phase = new Phase("Dmain", "Loss/D/loss", List.of(), List.of(), Due.ALWAYS);
            s.loss(phase, Tensor.of(new float[] {1}), true);
            s.loss(phase, Tensor.of(new float[] {2}), false);
            s.loss(phase, Tensor.of(new float[] {5}), true);
            s.loss(phase, Tensor.of(new float[] {2}), false);
            s.endStep(0);
            assertEquals(new Statistic(2, 5, 2), s.endTick().get("Loss/D/loss"));
        }
    }

    @Test
    void lossThatIsNotFiniteNamesPhaseAndStep() {
        try (Rng rng = new Rng(0);
                Params none = Params.create(rng, Device.CPU);
                Adam adam = new Adam(none, new Adam.Settings(1, 0, 0, 0));
                Statistics s = new Statistics()) {
            Phase phase = new Phase("Dreg", "Loss/D/reg", List.of(), List.of(), Due.every(16));
            s.loss(phase, Tensor.of(new float[] {Float.NaN}), true);
            TrainingDiverged e = assertThrows(TrainingDiverged.class, () -> s.endStep(32));
            assertEquals("the loss of phase Dreg became NaN or infinite in step 32", e.getMessage());
        }
    }

    private static void report(Statistics s, float... values) {
        try (Scope scope = Scope.open()) {
            s.report("a", Tensor.of(values, values.length).requireGrad(true));
        }
    }

    @Test
    void severalStepsAreReadAtOnceAndTheStepThatDivergedIsNamed() {
        try (Rng rng = new Rng(0);
                Params none = Params.create(rng, Device.CPU);
                Adam adam = new Adam(none, new Adam.Settings(1, 0, 0, 0));
                Statistics s = new Statistics(100)) {
            Crossings before = Crossings.soFar();
            s.report("a", Tensor.full(1, DType.FP32, Device.CPU));
            assertEquals(Map.of(), s.endStep(0));
            s.report("a", Tensor.full(3, DType.FP32, Device.CPU));
            assertEquals(Map.of(), s.endStep(1));
            assertEquals(0, Crossings.soFar().since(before).fromDevice());
            assertEquals(new Statistic(2, 2, 1), s.endTick().get("a"));
            assertEquals(1, Crossings.soFar().since(before).fromDevice());

            Phase phase = new Phase("Dmain", "Loss/D/loss", List.of(), List.of(), Due.ALWAYS);
            for (int step = 5; step < 9; step++) {
                s.loss(phase, Tensor.full(step == 7 ? Double.NaN : 1, DType.FP32, Device.CPU), true);
                s.endStep(step);
            }
            TrainingDiverged e = assertThrows(TrainingDiverged.class, s::endTick);
            assertEquals("the loss of phase Dmain became NaN or infinite in step 7", e.getMessage());
        }
    }
}
