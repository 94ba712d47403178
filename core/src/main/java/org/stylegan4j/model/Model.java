package org.stylegan4j.model;

import java.util.List;
import java.util.Map;
import org.stylegan4j.nn.Optimizer;
import org.stylegan4j.nn.Params;
import org.stylegan4j.schedule.Progress;
import org.stylegan4j.tensor.Tensor;

/** A trainable system: its networks, how a step improves them, how it draws. Closing frees all it holds. */
public interface Model extends AutoCloseable {
    /** What kind of system this is, as {@code --model} names it: {@code stylegan2}. */
    String name();

    /** All networks by name, in the order in which they are shown and saved: {@code G}, {@code D}, {@code G_ema}. */
    Map<String, Params> networks();

    /** The names of those networks that a published network file holds, the others serving training only. */
    List<String> publishedNetworks();

    /** What must be known, beside the tensors, to build each network again: one record per network, by name. */
    Map<String, Record> configs();

    /** The optimizers by name. */
    Map<String, Optimizer> optimizers();

    /** Small tensors beside weights and moments that a resumed training needs, such as running means; owned by the model. */
    Map<String, Tensor> state();

    /** Sets what depends on progress alone, such as fade-in, before each step. */
    void prepare(Progress progress);

    /** The phases of a step, run in order, each when it is due. */
    List<Phase> phases();

    /**
     * Follows the weights with their moving averages, after all phases of a step.
     *
     * @param before the progress before this step
     */
    void average(Progress before, int batch);

    /** Draws previews, from the averaged weights. */
    ImageGenerator sampler();

    @Override
    void close();
}
