package dev.slipway.action.lint;

import dev.slipway.action.Fields;
import dev.slipway.action.Json;
import dev.slipway.hazard.HazardKind;
import dev.slipway.hazard.Level;
import dev.slipway.lint.Hazard;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hazards as SARIF 2.1.0 has them. */
final class LintSarif {

  private LintSarif() {}

  static String of(LintReport report) {
    return Json.text(
        new Fields()
            .with("version", "2.1.0")
            .with(
                "$schema",
                "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
            .with("runs", List.of(run(report)))
            .map());
  }

  private static Map<String, @Nullable Object> run(LintReport report) {
    List<Map<String, @Nullable Object>> rules =
        Arrays.stream(HazardKind.values())
            .map(
                kind ->
                    new Fields()
                        .with("id", kind.word())
                        .with("shortDescription", text(kind.about()))
                        .map())
            .toList();
    Map<String, @Nullable Object> driver =
        new Fields()
            .with("name", "slipway")
            .with("version", report.version())
            .with("rules", rules)
            .map();
    return new Fields()
        .with("tool", new Fields().with("driver", driver).map())
        .with("results", report.hazards().stream().map(one -> result(report, one)).toList())
        .map();
  }

  private static Map<String, @Nullable Object> result(LintReport report, Hazard hazard) {
    Fields result =
        new Fields()
            .with("ruleId", hazard.kind().word())
            .with("level", report.level(hazard) == Level.ERROR ? "error" : "warning")
            .with("message", text("Blocks " + hazard.blocks() + ". " + hazard.reason()))
            .with("locations", List.of(location(report, hazard)));
    return hazard.accepted() == null
        ? result.map()
        : result.with("suppressions", List.of(suppression(hazard))).map();
  }

  private static Map<String, @Nullable Object> suppression(Hazard hazard) {
    return new Fields().with("kind", "inSource").with("justification", hazard.accepted()).map();
  }

  private static Map<String, @Nullable Object> location(LintReport report, Hazard hazard) {
    Map<String, @Nullable Object> region =
        new Fields().with("startLine", hazard.line()).with("startColumn", hazard.column()).map();
    Map<String, @Nullable Object> physical =
        new Fields()
            .with("artifactLocation", new Fields().with("uri", report.path(hazard)).map())
            .with("region", region)
            .map();
    return new Fields().with("physicalLocation", physical).map();
  }

  private static Map<String, @Nullable Object> text(String text) {
    return new Fields().with("text", text).map();
  }
}
