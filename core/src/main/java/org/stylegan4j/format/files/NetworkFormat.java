package org.stylegan4j.format.files;

import java.io.IOException;
import java.nio.file.Path;
import org.stylegan4j.format.Checkpoint;
import org.stylegan4j.format.tensorflow.TensorFlowWriter;
import org.stylegan4j.format.torch.RosinalityWriter;
import org.stylegan4j.format.torch.TorchLayout;

/** The kinds of files that networks can be written to. */
public enum NetworkFormat {
    /** This project's own: safetensors under official names. */
    SAFETENSORS {
        @Override
        public void write(Path file, Checkpoint checkpoint) throws IOException {
            checkpoint.write(file);
        }
    },
    /** State dicts under official names, as {@code torch.load(file, weights_only=True)} opens them. */
    PT {
        @Override
        public void write(Path file, Checkpoint checkpoint) throws IOException {
            TorchLayout.write(file, checkpoint);
        }
    },
    /** As rosinality's stylegan2-pytorch loads it. */
    ROSINALITY {
        @Override
        public void write(Path file, Checkpoint checkpoint) throws IOException {
            RosinalityWriter.write(file, checkpoint);
        }
    },
    /** The TensorFlow-era tuple, which the official PyTorch tools convert when they open it: it holds no source text. */
    OFFICIAL {
        @Override
        public void write(Path file, Checkpoint checkpoint) throws IOException {
            TensorFlowWriter.write(file, checkpoint);
        }
    };

    /**
     * Writes networks at once or not at all.
     *
     * @throws IllegalArgumentException when the format has no place for such networks
     */
    public abstract void write(Path file, Checkpoint checkpoint) throws IOException;
}
