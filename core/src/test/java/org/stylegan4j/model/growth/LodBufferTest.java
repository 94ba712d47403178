package org.stylegan4j.model.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stylegan4j.nn.Params;
import org.stylegan4j.schedule.Growth;
import org.stylegan4j.schedule.GrowthStage;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Rng;

@ExtendWith(NoLeaks.class)
class LodBufferTest {
    @Test
    void networkReadFromTensorsKnowsHowFarItHadGrown() {
        GrowthStage fade = Growth.of(4, 3, 7).fade(5_123, 32);
        try (Rng rng = new Rng(0);
                Params grown = Params.create(rng, Device.CPU)) {
            LodBuffer lod = new LodBuffer(grown, 32, GrowthStage.full(4));
            assertEquals(GrowthStage.full(4), lod.fade());
            lod.set(fade);
            assertEquals(fade, lod.stored());
            try (Params again = Params.create(rng, Device.CPU)) {
                LodBuffer other = new LodBuffer(again, 32, GrowthStage.full(4));
                again.load(grown.all());
                assertEquals(fade, other.stored());
                assertEquals(GrowthStage.full(4), other.fade());
            }
            try (Params read = Params.of(grown.all(), Device.CPU)) {
                assertEquals(fade, new LodBuffer(read, 32, GrowthStage.full(32)).fade());
            }
        }
    }
}
