package org.stylegan4j.model.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stylegan4j.model.Objective;
import org.stylegan4j.tensor.NoLeaks;

@ExtendWith(NoLeaks.class)
class RealLossWithR1Test {
    @Test
    void isTheSumOfBoth() {
        SmoothPlayers players = SmoothPlayers.of(1);
        DiscriminatorRealLoss loss = new DiscriminatorRealLoss(players, ScoreLoss.NON_SATURATING, 0.001);
        double apart = value(loss) + value(new R1(players, 10));
        assertEquals(apart, value(new RealLossWithR1(loss, 10)), 1e-6 * Math.abs(apart));
    }

    @Test
    void gradientIsThatOfDifferences() {
        for (int scales = 1; scales <= 2; scales++) {
            SmoothPlayers players = SmoothPlayers.of(scales);
            DiscriminatorRealLoss loss = new DiscriminatorRealLoss(players, ScoreLoss.NON_SATURATING);
            assertEquals(0, SmoothPlayers.worst(new RealLossWithR1(loss, 10), players.weight()), 2e-4);
        }
    }

    private static double value(Objective objective) {
        return SmoothPlayers.loss(objective, SmoothPlayers.reals()).toDouble();
    }
}
