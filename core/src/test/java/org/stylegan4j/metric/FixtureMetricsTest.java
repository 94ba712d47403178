package org.stylegan4j.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.stylegan4j.data.ImageSources;
import org.stylegan4j.data.source.SourceConfig;
import org.stylegan4j.io.ProgressListener;
import org.stylegan4j.metric.feature.Convention;
import org.stylegan4j.metric.feature.FeatureStore;
import org.stylegan4j.metric.feature.Features;
import org.stylegan4j.metric.feature.Lpips;
import org.stylegan4j.metric.measure.Detectors;
import org.stylegan4j.metric.measure.Evaluated;
import org.stylegan4j.metric.measure.Metric;
import org.stylegan4j.metric.measure.MetricContext;
import org.stylegan4j.metric.measure.MetricListener;
import org.stylegan4j.metric.measure.MetricResult;
import org.stylegan4j.metric.measure.SampleSizes;
import org.stylegan4j.metric.picture.PictureSet;
import org.stylegan4j.metric.picture.SourcePictures;
import org.stylegan4j.metric.score.Fid;
import org.stylegan4j.metric.score.InceptionScore;
import org.stylegan4j.metric.score.Kid;
import org.stylegan4j.metric.score.PrecisionRecall;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Fixtures.Fixture;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/**
 * Real pictures against fakes, whose scores the reference's formulas gave with torch 1.13. FID and KID within 1e-4 relative; the
 * others within the rounding of float32 features.
 */
@ExtendWith(NoLeaks.class)
@ParameterizedClass
@MethodSource("org.stylegan4j.tensor.Fixtures#metrics")
class FixtureMetricsTest {
    /** Shared by all tests, so that features are computed once. */
    @TempDir
    static Path cache;

    @Parameter
    Fixture fixture;

    private JsonNode expected;

    @BeforeEach
    void read() throws IOException {
        expected = new ObjectMapper().readTree(fixture.file("expected.json").toFile());
    }

    private PictureSet pictures(String zip) throws IOException {
        return SourcePictures.of(
                ImageSources.open(fixture.file(zip).toString(), OptionalInt.empty(), SourceConfig.DEFAULT),
                ProgressListener.NONE);
    }

    private Detectors detectors(Convention convention) {
        Detectors.Places places = new Detectors.Places(
                Optional.of(fixture.file("tiny-inception.pt")), Optional.of(fixture.file("tiny-vgg16.pt")), cache);
        return new Detectors(places, Optional.empty(), convention, Device.CPU);
    }

    private MetricResult measure(Metric metric, Convention convention) throws IOException {
        try (Detectors detectors = detectors(convention);
                PictureSet real = pictures("real.zip");
                PictureSet fake = pictures("fake.zip")) {
            MetricContext tools =
                    new MetricContext(detectors, new FeatureStore(cache), convention, 0, MetricListener.NONE);
            return metric.measure(Evaluated.of(real, fake), tools);
        }
    }

    @Test
    void fidDividesByNAsStyleGan2Does() throws IOException {
        MetricResult result = measure(new Fid("fid", SampleSizes.ALL), Convention.STYLEGAN2);
        double fid = expected.get("fid").asDouble();
        assertEquals(fid, result.values().get("fid"), 1e-4 * fid);
    }

    @Test
    void fidDividesByOneLessAsTorchFidelityDoes() throws IOException {
        MetricResult result = measure(new Fid("fid", SampleSizes.ALL), Convention.TORCH_FIDELITY);
        double fid = expected.get("fid_unbiased_cov").asDouble();
        assertEquals(fid, result.values().get("fid"), 1e-4 * fid);
    }

    @Test
    void kidOfAllSamples() throws IOException {
        MetricResult result = measure(new Kid("kid", SampleSizes.ALL), Convention.STYLEGAN2);
        double kid = expected.get("kid_all_samples").asDouble();
        assertEquals(kid, result.values().get("kid"), 1e-4 * kid);
    }

    @Test
    void inceptionScoreInOneSplit() throws IOException {
        MetricResult result = measure(new InceptionScore("is", SampleSizes.ALL, 1), Convention.STYLEGAN2);
        assertEquals(expected.get("is_one_split").asDouble(), result.values().get("is_mean"), 1e-5);
        assertEquals(0, result.values().get("is_std"), 0);
    }

    @Test
    void precisionAndRecall() throws IOException {
        MetricResult result = measure(new PrecisionRecall("pr", SampleSizes.ALL, 3), Convention.STYLEGAN2);
        assertEquals(expected.get("precision_k3").asDouble(), result.values().get("pr_precision"), 0);
        assertEquals(expected.get("recall_k3").asDouble(), result.values().get("pr_recall"), 0);
    }

    @Test
    void featureMeans() throws IOException {
        assertMeans("feature_mean_first5_real", "real.zip");
        assertMeans("feature_mean_first5_fake", "fake.zip");
    }

    private void assertMeans(String key, String zip) throws IOException {
        try (Detectors detectors = detectors(Convention.STYLEGAN2);
                PictureSet set = pictures(zip);
                Scope scope = Scope.noGrad()) {
            Features features = new FeatureStore(cache).features(set, detectors.features(), (done, total) -> {});
            float[] means = features.all().mean(0L).toFloats();
            for (int i = 0; i < expected.get(key).size(); i++) {
                assertEquals(expected.get(key).get(i).asDouble(), means[i], 1e-4, key + " " + i);
            }
        }
    }

    @Test
    void perceptualDistancesOfPairs() throws IOException {
        try (Detectors detectors = detectors(Convention.STYLEGAN2);
                PictureSet real = pictures("real.zip");
                PictureSet fake = pictures("fake.zip");
                Scope scope = Scope.noGrad()) {
            JsonNode distances = expected.get("lpips_first_pairs");
            Lpips lpips = detectors.lpips();
            Tensor a = lpips.features(real.batch(0, distances.size()).to(DType.FP32));
            Tensor b = lpips.features(fake.batch(0, distances.size()).to(DType.FP32));
            float[] found = a.sub(b).square().sum(1L).toFloats();
            for (int i = 0; i < found.length; i++) {
                assertEquals(distances.get(i).asDouble(), found[i], 1e-5, "pair " + i);
            }
        }
    }
}
