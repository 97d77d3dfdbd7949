package dev.slipway.action.backfills;

import dev.slipway.error.Count;
import dev.slipway.text.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The backfills as text for people. */
final class BackfillsText {

  private BackfillsText() {}

  static String of(BackfillsReport report) {
    if (report.lines().isEmpty()) {
      return "There is no backfill. One is a file backfills/NAME.sql in the migrations folder.";
    }
    return String.join(
        "\n", Columns.withDetails(report.lines(), BackfillsText::row, BackfillsText::details));
  }

  private static List<String> row(BackfillLine line) {
    return List.of(
        line.name(), line.state(), left(line), Objects.requireNonNullElse(line.updatedAt(), ""));
  }

  private static String left(BackfillLine line) {
    Long left = line.left();
    return left == null ? "" : Count.of(left, "row") + " left";
  }

  private static List<String> details(BackfillLine line) {
    List<String> details = new ArrayList<>();
    line.problems().forEach(problem -> details.add(problem.toString()));
    if (!line.states().isEmpty()) {
      details.add(line.counters().toString());
    }
    if (line.message() != null) {
      details.add(line.message());
    }
    if (line.isChanged()) {
      details.add("its file has changed since it was begun");
    }
    if (line.isGone()) {
      details.add("its file is gone");
    }
    return details;
  }
}
