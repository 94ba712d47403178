package org.stylegan4j.model.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Rng;

@ExtendWith(NoLeaks.class)
class LodTest {
    @Test
    void networkReadFromTensorsKnowsHowFarItHadGrown() {
        Fade fade = Growth.of(4, 3, 7).fade(5_123, 32);
        try (Rng rng = new Rng(0);
                Params grown = Params.create(rng, Device.CPU)) {
            Lod lod = new Lod(grown, 32, Fade.full(4));
            assertEquals(Fade.full(4), lod.fade());
            lod.set(fade);
            assertEquals(fade, lod.stored());
            try (Params again = Params.create(rng, Device.CPU)) {
                Lod other = new Lod(again, 32, Fade.full(4));
                again.load(grown.all());
                assertEquals(fade, other.stored());
                assertEquals(Fade.full(4), other.fade());
            }
            try (Params read = Params.of(grown.all(), Device.CPU)) {
                assertEquals(fade, new Lod(read, 32, Fade.full(32)).fade());
            }
        }
    }
}
