package org.stylegan4j.model.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stylegan4j.model.loss.RelativisticHinge.Player;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class RelativisticHingeTest {
    /** By hand: a = (3, 1), b = (0, 1): relu(1 - (a - 0.5)) = (0, 0.5), relu(1 + (b - 2)) = (0, 0). */
    @Test
    void valueIsTheFormula() {
        Tensor a = Tensor.of(new float[] {3, 1}, 2, 1);
        Tensor b = Tensor.of(new float[] {0, 1}, 2, 1);
        assertEquals(0.25, RelativisticHinge.hinge(a, b).toDouble(), 1e-6);
        // exchanged: relu(1 - (b - 2)) = (3, 2), relu(1 + (a - 0.5)) = (3.5, 1.5)
        assertEquals(5, RelativisticHinge.hinge(b, a).toDouble(), 1e-6);
    }

    @Test
    void gradientsAreThoseOfDifferences() {
        SmoothPlayers players = SmoothPlayers.of(2);
        RelativisticHinge g = new RelativisticHinge(players, Player.GENERATOR);
        RelativisticHinge d = new RelativisticHinge(players, Player.DISCRIMINATOR);
        assertEquals(0, SmoothPlayers.worst(g, players.scale()), 1e-5);
        players.weight().clearGrad();
        assertEquals(0, SmoothPlayers.worst(d, players.weight()), 1e-5);
        assertFalse(players.scale().hasGrad());
    }
}
