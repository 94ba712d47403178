package org.stylegan4j.train.run;

import java.nio.file.Path;
import java.util.Optional;

/** A loss or a weight became NaN or infinite. What had been saved before is still good. */
public final class TrainingDiverged extends RuntimeException {
    /** {@code what} is a phase's loss or a network's weights. */
    public TrainingDiverged(String what, long step) {
        super(what + " became NaN or infinite in step " + step);
    }

    private TrainingDiverged(String message, TrainingDiverged cause) {
        super(message, cause);
    }

    /** The same with where to go back to. */
    public TrainingDiverged with(Optional<Path> lastGood) {
        String state = lastGood.map(p -> "last good state: " + p).orElse("no state had been saved yet");
        return new TrainingDiverged(getMessage() + "; " + state, this);
    }
}
