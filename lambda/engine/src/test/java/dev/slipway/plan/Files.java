package dev.slipway.plan;

import dev.slipway.history.History;
import dev.slipway.history.HistoryRow;
import dev.slipway.history.LastRuns;
import dev.slipway.history.State;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Migrations;
import dev.slipway.migration.Source;
import dev.slipway.migration.SourceFile;
import dev.slipway.migration.Version;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files and a history as values, for tests of what is planned from them. */
final class Files implements Source {

  private final Map<String, String> texts = new LinkedHashMap<>();
  private final List<HistoryRow> rows = new ArrayList<>();
  private String environment = "dev";

  /** A file with this text. */
  Files file(String name, String text) {
    texts.put(name, text);
    return this;
  }

  /** Files that each make something and take it back. */
  Files simple(String... names) {
    for (String name : names) {
      file(name, "SELECT '" + name + "';\n-- DOWN\nSELECT 'back';");
    }
    return this;
  }

  /** A file that is simple but for what it depends on. */
  Files dependent(String name, String dependencies) {
    return file(name, "-- Dependencies: " + dependencies + "\nSELECT 1;\n-- DOWN\nSELECT 2;");
  }

  Files environment(String name) {
    environment = name;
    return this;
  }

  /** Rows of migrations as their files are now. */
  Files applied(String... versions) {
    for (String version : versions) {
      Migration file = migrations().find(Version.of(version)).orElseThrow();
      row(version, file.checksum(), State.APPLIED, 0, file.downText());
    }
    return this;
  }

  Files row(String version, String checksum, State state, int segmentsDone, String down) {
    rows.add(
        new HistoryRow(
            Version.of(version),
            null,
            checksum,
            5,
            "as was",
            state,
            segmentsDone,
            false,
            down,
            null));
    return this;
  }

  private Migrations migrations() {
    if (texts.isEmpty()) {
      simple("R_any.sql");
    }
    return Migrations.read(this);
  }

  Comparison comparison() {
    return new Comparison(migrations(), new History(rows, LastRuns.NONE), environment);
  }

  @Override
  public List<SourceFile> files() {
    return texts.entrySet().stream()
        .map(e -> new SourceFile(e.getKey(), () -> e.getValue().getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  @Override
  public String name() {
    return "test";
  }
}
