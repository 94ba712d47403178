package org.stylegan4j.format.names;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.stylegan4j.tensor.Tensor;

/** The networks of a file that another program wrote. */
public interface ForeignNetworks {
    /** What kind of file it is: {@code official PyTorch pickle}. */
    String layout();

    /** What kind of system, as {@link org.stylegan4j.model.Model#name} says. */
    String system();

    /** The name of the data set; {@code unknown} when the file does not say. */
    String data();

    /** The networks' names: {@code G}, {@code D}, {@code G_ema}. */
    List<String> networks();

    /** Reads one of them; its tensors belong to the innermost scope. */
    Network read(String network) throws IOException;

    /** A network as this project names and shapes it. */
    record Network(Record config, Map<String, Tensor> tensors) {}
}
