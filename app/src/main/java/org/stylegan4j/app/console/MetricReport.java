package org.stylegan4j.app.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.stylegan4j.metric.MetricJson;
import org.stylegan4j.metric.MetricTable;
import org.stylegan4j.metric.measure.MetricResult;
import org.stylegan4j.train.run.MetricLog;
import picocli.CommandLine;

/** Prints results for people as they come, or as one JSON object at the end, and adds them to the log of a run. */
public final class MetricReport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;
    private final Runnable before;
    private final ObjectNode all = JSON.createObjectNode();
    private Optional<MetricLog> log = Optional.empty();
    private final Set<String> said = new HashSet<>();
    private Path network = Path.of("");

    /**
     * Reports to a command's output, as JSON when {@code json}.
     *
     * @param before runs before something is printed: ends the bar
     */
    public MetricReport(CommandLine commandLine, boolean json, Runnable before) {
        out = commandLine.getOut();
        err = commandLine.getErr();
        this.json = json;
        this.before = before;
    }

    /** Results are about that network file from now on; goes also into the log, if there is one. */
    public MetricReport into(Optional<MetricLog> runLog, Path file) {
        log = runLog;
        network = file;
        return this;
    }

    /** Writes one result. */
    public void add(MetricTable.Row row, MetricResult result, double seconds) throws IOException {
        if (log.isPresent()) {
            log.get().add(result, network, seconds);
        }
        before.run();
        result.warnings().stream()
                .filter(said::add)
                .forEach(w -> err.println("stylegan4j: warning: " + row.name() + ": " + w));
        err.flush();
        if (json) {
            all.set(row.name(), MetricJson.write(result).put("seconds", seconds));
        } else {
            out.println(result.line());
            out.println("  " + result.protocol().line());
            out.flush();
        }
    }

    /** All is measured. */
    public void end() {
        if (json) {
            out.println(all.toPrettyString());
            out.flush();
        }
    }
}
