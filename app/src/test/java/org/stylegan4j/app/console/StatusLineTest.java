package org.stylegan4j.app.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stylegan4j.schedule.Progress;
import org.stylegan4j.train.run.TrainListener.StepReport;

class StatusLineTest {
    private static final Progress PROGRESS = new Progress(100, 10, 1000);
    private final StatusLine line = new StatusLine();

    @Test
    void lineHoldsWhatWasObserved() {
        line.add(new StepReport(
                PROGRESS,
                131.4,
                Map.of(
                        "Loss/G/loss", 0.8123,
                        "Loss/D/loss", 1.204,
                        "Loss/r1_penalty", 0.0243,
                        "Loss/pl_penalty", 0.131,
                        "Loss/signs/real", 0.45,
                        "Loss/signs/fake", -0.508)));
        assertEquals("131 img/s  G 0.812  D 1.20  R1 0.024  PL 0.13  signs +0.45 -0.51  1.5 GiB", line.text(3L << 29));
    }

    @Test
    void lazyLossesStayBetweenTheirSteps() {
        line.add(new StepReport(PROGRESS, 10, Map.of("Loss/r1_penalty", 0.5)));
        line.add(new StepReport(PROGRESS, 20, Map.of("Loss/G/loss", 1.0)));
        line.add(new StepReport(PROGRESS, 20, Map.of("Loss/G/loss", 2.0)));
        assertEquals("20.0 img/s  G 1.10  R1 0.50  0.0 GiB", line.text(0));
    }

    @Test
    void growingNetworksShowTheirLevel() {
        line.add(new StepReport(PROGRESS, 10, Map.of("Progress/resolution", 16.0, "Progress/alpha", 0.25)));
        line.add(new StepReport(PROGRESS, 10, Map.of("Progress/resolution", 16.0, "Progress/alpha", 0.75)));
        assertEquals("16x16 alpha 0.75  10.0 img/s  0.0 GiB", line.text(0));
        line.add(new StepReport(PROGRESS, 10, Map.of("Progress/resolution", 16.0, "Progress/alpha", 1.0)));
        assertEquals("16x16  10.0 img/s  0.0 GiB", line.text(0));
    }
}
