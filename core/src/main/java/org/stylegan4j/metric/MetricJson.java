package org.stylegan4j.metric;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.stylegan4j.metric.feature.Protocol;
import org.stylegan4j.metric.measure.MetricResult;

/** Results as JSON. */
public final class MetricJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private MetricJson() {}

    /** The names of the reference's own records, and how the numbers were made. */
    public static ObjectNode write(MetricResult result) {
        ObjectNode node = JSON.createObjectNode();
        ObjectNode values = node.putObject("results");
        result.values().forEach(values::put);
        node.put("metric", result.metric());
        node.set("protocol", write(result.protocol()));
        result.warnings().forEach(node.putArray("warnings")::add);
        return node;
    }

    private static ObjectNode write(Protocol p) {
        ObjectNode node = JSON.createObjectNode().put("name", p.name());
        p.real().ifPresent(n -> node.put("real_images", n));
        p.fake().ifPresent(n -> node.put("fake_images", n));
        node.put("resizer", p.resizer());
        p.detector().ifPresent(d -> node.put("detector", d.name()).put("detector_sha256", d.hash()));
        node.put("precision", p.precision()).put("seed", p.seed());
        p.truncation().ifPresent(psi -> node.put("truncation", psi));
        return node;
    }
}
