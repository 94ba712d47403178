package org.stylegan4j.metric;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/**
 * The linear separability of z, and of w where there is one, (Karras et al. 2019, section 4.2) for a generator of built-in faces, whose attributes the
 * built-in detector reads. With other attributes than the paper's forty the numbers compare only among each other.
 *
 * @param name what it is called in commands and results
 * @param samples how many pictures are drawn, of which the surer half counts; 200,000 are published
 */
public record LinearSeparability(String name, int samples) implements Metric {
    private static final int BATCH = 16;
    private static final List<FaceQuestions.Question> QUESTIONS =
            FaceQuestions.ofFaces().all();

    public LinearSeparability {
        if (samples < 2) {
            throw new IllegalArgumentException("number of samples must be at least 2: " + samples);
        }
    }

    /** @throws IllegalArgumentException when there is no generator */
    @Override
    public MetricResult measure(Subject subject, Tools tools) throws IOException {
        GeneratorNet generator = subject.generator()
                .orElseThrow(() -> new IllegalArgumentException(name + " needs a network, not its pictures"));
        try (FacesFeatureNet net = FacesFeatureNet.shipped();
                Rng rng = new Rng(tools.seed());
                Scope scope = Scope.noGrad()) {
            List<Tensor> zs = new ArrayList<>();
            List<Tensor> ws = new ArrayList<>();
            float[][] scores = new float[QUESTIONS.size()][samples];
            for (int i = 0; i < samples; i += BATCH) {
                tools.progress("classified images", i, samples);
                int n = Math.min(BATCH, samples - i);
                try (Scope batch = Scope.noGrad()) {
                    Tensor z = rng.normal(generator.device(), n, generator.zDim());
                    Tensor w = generator.map(z, GeneratorLabels.draw(subject, generator, rng, n));
                    read(net, generator.synthesize(w, rng), scores, i);
                    zs.add(batch.keep(z.to(Device.CPU)));
                    ws.add(batch.keep(last(w).to(Device.CPU)));
                }
            }
            tools.listener().progress("classified images", samples, samples);
            Map<String, Double> values = new LinkedHashMap<>();
            values.put(name + "_z", Separability.of(joined(zs), List.of(scores)));
            if (generator.mapped()) {
                values.put(name + "_w", Separability.of(joined(ws), List.of(scores)));
            }
            return new MetricResult(name, values, protocol(generator, net, tools), List.of());
        }
    }

    /** The latents of the last layer, which truncation may have left alone: [N, W]. */
    private static Tensor last(Tensor ws) {
        return ws.select(1, ws.size(1) - 1).copy();
    }

    private static Tensor joined(List<Tensor> parts) {
        return Tensor.cat(0, parts.toArray(Tensor[]::new));
    }

    private static void read(FacesFeatureNet net, Tensor images, float[][] scores, int first) {
        Tensor attributes = net.attributes(GeneratedPictures.bytes(images));
        for (int i = 0; i < images.size(0); i++) {
            float[] row = attributes.select(0, i).toFloats();
            for (int q = 0; q < scores.length; q++) {
                scores[q][first + i] = (float) QUESTIONS.get(q).score().applyAsDouble(row);
            }
        }
    }

    private Protocol protocol(GeneratorNet generator, FacesFeatureNet net, Tools tools) {
        return new Protocol(
                "stylegan",
                OptionalLong.empty(),
                OptionalLong.of(samples),
                net.resizer(),
                Optional.of(Protocol.Detector.of(net)),
                "float32 latents, float64 planes",
                tools.seed(),
                OptionalDouble.of(generator.truncation()));
    }
}
