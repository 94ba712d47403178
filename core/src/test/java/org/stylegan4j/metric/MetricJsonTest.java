package org.stylegan4j.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.stylegan4j.metric.feature.Protocol;
import org.stylegan4j.metric.measure.MetricResult;

class MetricJsonTest {
    private static final MetricResult FID = new MetricResult(
            "fid50k_full",
            Map.of("fid50k_full", 12.345678),
            new Protocol(
                    "stylegan2",
                    OptionalLong.of(70_000),
                    OptionalLong.of(50_000),
                    "tf1-bilinear-299",
                    Optional.of(new Protocol.Detector("inception", "0123456789abcdef")),
                    "float32 features, float64 sums",
                    3,
                    OptionalDouble.of(0.7)),
            List.of("doubtful"));

    @Test
    void everythingThatDecidesTheScoreIsWritten() {
        assertEquals(
                "{\"results\":{\"fid50k_full\":12.345678},\"metric\":\"fid50k_full\",\"protocol\":{"
                        + "\"name\":\"stylegan2\",\"real_images\":70000,\"fake_images\":50000,"
                        + "\"resizer\":\"tf1-bilinear-299\",\"detector\":\"inception\","
                        + "\"detector_sha256\":\"0123456789abcdef\","
                        + "\"precision\":\"float32 features, float64 sums\",\"seed\":3,\"truncation\":0.7},"
                        + "\"warnings\":[\"doubtful\"]}",
                MetricJson.write(FID).toString());
    }

    @Test
    void peopleReadTheSameInTwoLines() {
        assertEquals("fid50k_full 12.35", FID.line());
        assertEquals(
                "stylegan2, 50000 fake, 70000 real, resizer tf1-bilinear-299, inception 0123456789ab, "
                        + "float32 features, float64 sums, seed 3, psi 0.7",
                FID.protocol().line());
    }
}
