package dev.slipway.handler;

import dev.slipway.action.Json;
import dev.slipway.config.MetricNames;
import dev.slipway.config.VariableNames;
import dev.slipway.error.InvalidInput;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes metrics as log lines that CloudWatch takes up by itself (Amazon CloudWatch User Guide,
 * "Specification: Embedded metric format"): no call, no right and no library is needed.
 */
final class Metrics {

  /** Units of CloudWatch that names end with (CloudWatch API Reference, "MetricDatum"). */
  private static final List<String> UNITS = List.of("Seconds", "Bytes");

  private final PrintStream out;
  private final boolean wanted;

  /** Writes nothing unless METRICS is {@code emf}. Throws InvalidInput for another word. */
  Metrics(PrintStream out, Map<String, String> variables) {
    this.out = out;
    String way = variables.get(VariableNames.METRICS);
    this.wanted = way != null;
    if (way != null && !way.equals(VariableNames.EMBEDDED)) {
      throw new InvalidInput(
          "The configuration is wrong:\n  METRICS: can only be emf\nNothing was done.");
    }
  }

  /** Writes what was measured as one line; names end with their unit, or are counts. */
  void write(Measures measures) {
    if (!wanted) {
      return;
    }
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("_aws", header(measures));
    line.putAll(measures.dimensions());
    line.putAll(measures.values());
    out.println(Json.text(line));
  }

  private static Map<String, Object> header(Measures measures) {
    Map<String, Object> directive = new LinkedHashMap<>();
    directive.put("Namespace", MetricNames.NAMESPACE);
    directive.put("Dimensions", List.of(List.copyOf(measures.dimensions().keySet())));
    directive.put("Metrics", measures.values().keySet().stream().map(Metrics::definition).toList());
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("Timestamp", System.currentTimeMillis());
    header.put("CloudWatchMetrics", List.of(directive));
    return header;
  }

  private static Map<String, String> definition(String name) {
    return Map.of("Name", name, "Unit", unit(name));
  }

  private static String unit(String name) {
    for (String unit : UNITS) {
      if (name.endsWith(unit)) {
        return unit;
      }
    }
    return "Count";
  }
}
