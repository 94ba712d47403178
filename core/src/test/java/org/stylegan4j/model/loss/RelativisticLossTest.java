package org.stylegan4j.model.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stylegan4j.model.loss.RelativisticLoss.Player;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class RelativisticLossTest {
    private static RelativisticLoss loss(ScoreLoss form, Pairing pairing) {
        return new RelativisticLoss(SmoothPlayers.of(1), form, pairing, Player.DISCRIMINATOR);
    }

    private static double above(ScoreLoss form, Pairing pairing, float[] a, float[] b) {
        return loss(form, pairing)
                .above(Tensor.of(a, a.length, 1), Tensor.of(b, b.length, 1))
                .toDouble();
    }

    /** By hand: a = (3, 1), b = (0, 1): relu(1 - (a - 0.5)) = (0, 0.5), relu(1 + (b - 2)) = (0, 0). */
    @Test
    void averageHingeIsTheFormula() {
        float[] a = {3, 1};
        float[] b = {0, 1};
        assertEquals(0.25, above(ScoreLoss.HINGE, Pairing.AVERAGE, a, b), 1e-6);
        // exchanged: relu(1 - (b - 2)) = (3, 2), relu(1 + (a - 0.5)) = (3.5, 1.5)
        assertEquals(5, above(ScoreLoss.HINGE, Pairing.AVERAGE, b, a), 1e-6);
    }

    /** softplus(-(a - b)), once for each pair. */
    @Test
    void pairedLogisticIsTheFormula() {
        double expected = (Math.log1p(Math.exp(-3)) + Math.log1p(Math.exp(0))) / 2;
        float[] a = {3, 1};
        float[] b = {0, 1};
        assertEquals(expected, above(ScoreLoss.NON_SATURATING, Pairing.PAIRED, a, b), 1e-6);
    }

    @ParameterizedTest
    @CsvSource({"HINGE, AVERAGE", "NON_SATURATING, AVERAGE", "NON_SATURATING, PAIRED", "LSGAN, PAIRED"})
    void gradientsAreThoseOfDifferences(ScoreLoss form, Pairing pairing) {
        SmoothPlayers players = SmoothPlayers.of(2);
        RelativisticLoss g = new RelativisticLoss(players, form, pairing, Player.GENERATOR);
        RelativisticLoss d = new RelativisticLoss(players, form, pairing, Player.DISCRIMINATOR);
        assertEquals(0, SmoothPlayers.worst(g, players.scale()), 1e-5);
        players.weight().clearGrad();
        assertEquals(0, SmoothPlayers.worst(d, players.weight()), 1e-5);
        assertFalse(players.scale().hasGrad());
    }
}
