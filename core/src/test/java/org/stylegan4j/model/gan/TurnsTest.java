package org.stylegan4j.model.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.stylegan4j.schedule.Progress;

class TurnsTest {
    /** The published program of WGAN: 100 critic steps in the first 25 steps and in every 500th. */
    @Test
    void theCriticIsWellTrainedAtFirstAndNowAndThen() {
        Turns wgan = Turns.critic(5).withFirst(new Turns.First(100, 25, 500));
        int[] moves = LongStream.of(0, 24, 25, 499, 500, 501, 1000)
                .mapToInt(step -> wgan.discriminator(new Progress(0, step, 1)))
                .toArray();
        assertEquals("100 100 5 5 100 5 100", join(moves));
    }

    private static String join(int... values) {
        return String.join(
                " ", Arrays.stream(values).mapToObj(Integer::toString).toList());
    }

    @Test
    void aDiscriminatorThatNeverMovesIsRefused() {
        assertEquals(
                "the discriminator must move at least once: 0",
                assertThrows(IllegalArgumentException.class, () -> Turns.critic(0))
                        .getMessage());
    }
}
