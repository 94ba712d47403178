package org.stylegan4j.metric.faces;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.stylegan4j.data.faces.FaceAttributes;
import org.stylegan4j.io.Sha256;
import org.stylegan4j.metric.feature.FeatureNet;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;
import org.stylegan4j.tensor.TensorFile;

/**
 * The detector of the built-in faces: a small network that this project trained to read their attributes. Its features serve
 * where no published network is at hand; a distance made with them compares only with others made with the same file, and means
 * little on other pictures. Closing frees its weights.
 */
public final class FacesFeatureNet implements FeatureNet, AttributeNet {
    private static final String SHIPPED = "faces-detector.safetensors";
    private static final String FORMAT = "stylegan4j.detector";
    private static final String KIND = "faces-1";
    private static final double HALF_RANGE = 127.5;

    private final Params weights;
    private final FacesNet net;
    private final String hash;
    private final Map<String, String> facts;

    private FacesFeatureNet(TensorFile file, String hash) {
        this.hash = hash;
        facts = new TreeMap<>(file.metadata());
        try (Scope scope = Scope.noGrad()) {
            Map<String, Tensor> values = new LinkedHashMap<>();
            file.tensors().forEach((name, t) -> values.put(name, t.to(DType.FP32)));
            weights = Params.of(values, Device.CPU);
            try {
                net = new FacesNet(weights);
            } catch (IllegalArgumentException e) {
                weights.close();
                throw e;
            }
        }
    }

    /** The one that comes with the library. */
    public static FacesFeatureNet shipped() throws IOException {
        Path copy = Files.createTempFile("stylegan4j", SHIPPED);
        try (InputStream in = FacesFeatureNet.class.getResourceAsStream(SHIPPED)) {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            return read(copy);
        } finally {
            Files.delete(copy);
        }
    }

    /**
     * One that {@link FacesTraining} wrote.
     *
     * @throws IOException with one line that names the file when it is missing or something else
     */
    public static FacesFeatureNet read(Path path) throws IOException {
        try (TensorFile file = TensorFile.read(path)) {
            if (!KIND.equals(file.metadata().get(FORMAT))) {
                throw new IOException("not a detector of the built-in faces: " + path);
            }
            return new FacesFeatureNet(file, Sha256.of(path));
        } catch (IllegalArgumentException e) {
            throw new IOException("damaged detector: " + path + ": " + e.getMessage(), e);
        }
    }

    /** Writes a trained network in half precision, with what is known of it. */
    static void write(Path path, Params weights, Map<String, String> facts) throws IOException {
        try (Scope scope = Scope.noGrad()) {
            Map<String, Tensor> halves = new LinkedHashMap<>();
            weights.all().forEach((name, t) -> halves.put(name, t.to(DType.FP16)));
            Map<String, String> texts = new TreeMap<>(facts);
            texts.put(FORMAT, KIND);
            TensorFile.write(path, halves, texts);
        }
    }

    @Override
    public Tensor features(Tensor pictures) {
        return net.features(normalized(pictures));
    }

    @Override
    public Tensor attributes(Tensor pictures) {
        return net.attributes(features(pictures));
    }

    private static Tensor normalized(Tensor pictures) {
        return pictures.to(Device.CPU).to(DType.FP32).mul(1 / HALF_RANGE).add(-1);
    }

    @Override
    public List<String> attributeNames() {
        return FaceAttributes.names();
    }

    /** How it was trained and how well it reads each attribute, as texts by name. */
    public Map<String, String> facts() {
        return facts;
    }

    /**
     * How well an attribute is read off pictures of about {@code side} pixels: the share of its variance that is explained, or of
     * choices that are right; empty when nobody measured that.
     *
     * @param attribute a number of the label vector, or what stands before the '=' of a choice
     */
    public OptionalDouble accuracy(String attribute, int side) {
        String prefix = "accuracy." + attribute + "@";
        return facts.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .min(Comparator.comparingDouble(
                        key -> Math.abs(Math.log(Double.parseDouble(key.substring(prefix.length())) / side))))
                .map(key -> OptionalDouble.of(Double.parseDouble(facts.get(key))))
                .orElseGet(OptionalDouble::empty);
    }

    @Override
    public String name() {
        return KIND;
    }

    @Override
    public String hash() {
        return hash;
    }

    @Override
    public String resizer() {
        return "pillow-bilinear-float-" + FacesNet.SIDE;
    }

    @Override
    public void close() {
        weights.close();
    }
}
