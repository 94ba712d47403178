package org.stylegan4j.metric.score;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.stylegan4j.data.source.Labels;
import org.stylegan4j.metric.faces.FaceQuestions;
import org.stylegan4j.metric.faces.FacesFeatureNet;
import org.stylegan4j.metric.feature.FeatureNet;
import org.stylegan4j.metric.feature.Features;
import org.stylegan4j.metric.feature.Protocol;
import org.stylegan4j.metric.measure.Evaluated;
import org.stylegan4j.metric.measure.GeneratorLabels;
import org.stylegan4j.metric.measure.Metric;
import org.stylegan4j.metric.measure.MetricContext;
import org.stylegan4j.metric.measure.MetricResult;
import org.stylegan4j.metric.picture.GeneratedPictures;
import org.stylegan4j.metric.picture.GeneratorNet;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/**
 * The linear separability of z, and of w where there is one, (Karras et al. 2019, section 4.2) for a generator of built-in faces,
 * whose attributes the built-in detector reads. With other attributes than the paper's forty the numbers compare only among each
 * other.
 *
 * @param name what it is called in commands and results
 * @param samples how many pictures are drawn, of which the surer half counts; 200,000 are published
 */
public record LinearSeparability(String name, int samples) implements Metric {
    private static final int BATCH = 256;
    private static final List<FaceQuestions.Question> QUESTIONS =
            FaceQuestions.ofFaces().all();

    public LinearSeparability {
        if (samples < 2) {
            throw new IllegalArgumentException("number of samples must be at least 2: " + samples);
        }
    }

    /** @throws IllegalArgumentException when there is no generator */
    @Override
    public MetricResult measure(Evaluated subject, MetricContext tools) throws IOException {
        GeneratorNet generator = subject.generator()
                .orElseThrow(() -> new IllegalArgumentException(name + " needs a network, not its pictures"));
        Labels labels = GeneratorLabels.of(subject, generator);
        GeneratedPictures pictures = new GeneratedPictures(generator, labels, tools.seed(), samples);
        try (FacesFeatureNet net = FacesFeatureNet.shipped();
                Scope scope = Scope.noGrad()) {
            Features answers = tools.store()
                    .features(
                            pictures, new Answers(net), (done, all) -> tools.progress("classified images", done, all));
            List<float[]> scores = columns(answers.all());
            List<Tensor> zs = new ArrayList<>();
            List<Tensor> ws = new ArrayList<>();
            for (int i = 0; i < samples; i += BATCH) {
                tools.progress("latents", i, samples);
                try (Scope batch = Scope.noGrad()) {
                    GeneratedPictures.Latents some = pictures.latents(i, Math.min(BATCH, samples - i));
                    zs.add(batch.keep(some.z().to(Device.CPU)));
                    ws.add(batch.keep(last(some.ws()).to(Device.CPU)));
                }
            }
            tools.listener().progress("latents", samples, samples);
            Map<String, Double> values = new LinkedHashMap<>();
            values.put(name + "_z", Separability.of(joined(zs), scores));
            if (generator.mapped()) {
                values.put(name + "_w", Separability.of(joined(ws), scores));
            }
            return new MetricResult(name, values, protocol(generator, net, tools), List.of());
        }
    }

    /** The columns of x [N, Q]. */
    private static List<float[]> columns(Tensor x) {
        List<float[]> columns = new ArrayList<>();
        for (int i = 0; i < x.size(1); i++) {
            columns.add(x.select(1, i).toFloats());
        }
        return columns;
    }

    /** The latents of the last layer, which truncation may have left alone: [N, W]. */
    private static Tensor last(Tensor ws) {
        return ws.select(1, ws.size(1) - 1).copy();
    }

    private static Tensor joined(List<Tensor> parts) {
        return Tensor.cat(0, parts.toArray(Tensor[]::new));
    }

    /** The scores of all questions about pictures, [N, Q], in place of features. */
    private record Answers(FacesFeatureNet net) implements FeatureNet {
        @Override
        public Tensor features(Tensor pictures) {
            Tensor attributes = net.attributes(pictures);
            int n = (int) attributes.size(0);
            float[] scores = new float[n * QUESTIONS.size()];
            for (int i = 0; i < n; i++) {
                float[] row = attributes.select(0, i).toFloats();
                for (int q = 0; q < QUESTIONS.size(); q++) {
                    scores[i * QUESTIONS.size() + q] =
                            (float) QUESTIONS.get(q).score().applyAsDouble(row);
                }
            }
            return Tensor.of(scores, n, QUESTIONS.size());
        }

        @Override
        public String name() {
            return net.name() + " answers";
        }

        @Override
        public String hash() {
            return net.hash();
        }

        @Override
        public String resizer() {
            return net.resizer();
        }

        /** The weights belong to the network. */
        @Override
        public void close() {}
    }

    private Protocol protocol(GeneratorNet generator, FacesFeatureNet net, MetricContext tools) {
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
