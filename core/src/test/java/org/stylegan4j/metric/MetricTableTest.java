package org.stylegan4j.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MetricTableTest {
    static List<MetricTable.Row> networks() {
        return MetricTable.ofNetworks();
    }

    static List<MetricTable.Row> pairs() {
        return MetricTable.ofPairs();
    }

    @ParameterizedTest
    @MethodSource({"networks", "pairs"})
    void metricsAreCalledWhatTheirRowSays(MetricTable.Row row) {
        assertEquals(row.name(), row.make().apply(OptionalInt.empty()).name());
        assertEquals(row.name(), row.make().apply(OptionalInt.of(1000)).name());
    }

    @Test
    void aListNamesEachMetricOnceInItsOrder() {
        List<MetricTable.Row> rows = MetricTable.choose(networks(), " kid50k_full, fid50k_full,kid50k_full");
        assertEquals(
                List.of("kid50k_full", "fid50k_full"),
                rows.stream().map(MetricTable.Row::name).toList());
    }

    @Test
    void unknownNamesListTheKnownOnes() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> MetricTable.choose(pairs(), "fid,fid50k"));
        assertTrue(e.getMessage().startsWith("unknown metric 'fid50k'; known: fid, kid, is, pr"), e.getMessage());
    }
}
