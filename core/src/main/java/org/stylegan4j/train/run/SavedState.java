package org.stylegan4j.train.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.stylegan4j.model.Model;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;
import org.stylegan4j.tensor.TensorFile;

/**
 * A file from which a training goes on as if it had never stopped: all networks, all moments of the optimizers, the model's
 * running means, and how far it was.
 *
 * @param images shown
 * @param step done
 * @param seconds that the training took so far
 */
public record SavedState(long images, long step, double seconds) {
    private static final String FORMAT = "stylegan4j.state";
    private static final String VERSION = "1";

    /** Writes everything, at once or not at all. */
    public void write(Path file, Model model) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(FORMAT, VERSION);
        texts.put("images", Long.toString(images));
        texts.put("step", Long.toString(step));
        texts.put("seconds", Double.toString(seconds));
        TensorFile.write(file, tensors(model), texts);
    }

    /** Everything that changes in training, by name. */
    public static Map<String, Tensor> tensors(Model model) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        model.networks().forEach((name, network) -> putAll(tensors, "network." + name, network.all()));
        model.optimizers().forEach((name, adam) -> putAll(tensors, "optimizer." + name, adam.state()));
        putAll(tensors, "state", model.state());
        return tensors;
    }

    private static void putAll(Map<String, Tensor> tensors, String prefix, Map<String, Tensor> added) {
        added.forEach((name, t) -> tensors.put(prefix + "." + name, t));
    }

    /**
     * Reads how far a state is, without its tensors.
     *
     * @throws IOException when the file is missing, damaged or something else
     */
    public static SavedState readHeader(Path file) throws IOException {
        return parse(file, TensorFile.readMetadata(file));
    }

    /**
     * Puts a model into the state of a file.
     *
     * @throws IOException when the file is missing or damaged; the model is unchanged then
     * @throws IllegalArgumentException when it is the state of other networks; likewise
     */
    public static SavedState load(Path file, Model model) throws IOException {
        try (TensorFile saved = TensorFile.read(file)) {
            SavedState state = parse(file, saved.metadata());
            Map<String, Tensor> tensors = tensors(model);
            for (Map.Entry<String, Tensor> e : tensors.entrySet()) {
                Tensor value = saved.tensors().get(e.getKey());
                if (value == null || !Arrays.equals(value.shape(), e.getValue().shape())) {
                    throw new IllegalArgumentException(
                            "a state of other networks (missing or misshapen tensor " + e.getKey() + "): " + file);
                }
            }
            try (Scope scope = Scope.noGrad()) {
                tensors.forEach((name, t) -> InPlace.copy(t, saved.get(name)));
            }
            return state;
        }
    }

    private static SavedState parse(Path file, Map<String, String> texts) throws IOException {
        if (!VERSION.equals(texts.get(FORMAT))) {
            throw new IOException("not a training state of stylegan4j: " + file);
        }
        try {
            return new SavedState(
                    Long.parseLong(texts.get("images")),
                    Long.parseLong(texts.get("step")),
                    Double.parseDouble(texts.getOrDefault("seconds", "0")));
        } catch (NumberFormatException e) {
            throw new IOException("damaged header of training state: " + file, e);
        }
    }
}
