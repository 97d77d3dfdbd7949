package dev.slipway.action.check;

import static java.util.stream.Collectors.joining;

import dev.slipway.error.Count;
import dev.slipway.text.Columns;
import dev.slipway.text.Times;
import dev.slipway.transfer.check.CheckResult;
import dev.slipway.transfer.check.CheckedTable;
import dev.slipway.transfer.check.Finding;
import dev.slipway.transfer.table.LeftOutTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is wrong with the rows of a database, as text for people. */
final class CheckText {

  private CheckText() {}

  static String of(CheckResult result) {
    List<String> lines = new ArrayList<>(tables(result));
    result.notes().forEach(note -> lines.add("  note: " + note));
    if (!result.leftOut().isEmpty()) {
      lines.add(
          "  left out: "
              + result.leftOut().stream().map(LeftOutTable::toString).collect(joining(", ")));
    }
    lines.addAll(Columns.withDetails(result.findings(), CheckText::row, CheckText::details));
    lines.add(end(result));
    return String.join("\n", lines);
  }

  private static List<String> tables(CheckResult result) {
    return Columns.align(
        result.tables().stream()
            .map(
                table ->
                    List.of(table.name().toString(), Count.of(table.rows(), "row"), other(table)))
            .toList());
  }

  private static String other(CheckedTable table) {
    Long there = table.there();
    if (there == null) {
      return "";
    }
    if (there != table.rows()) {
      return "there: " + there;
    }
    return table.same() == null ? "as many there" : table.same() ? "the same" : "not the same";
  }

  private static List<String> row(Finding finding) {
    return List.of(finding.kind(), finding.subject());
  }

  private static List<String> details(Finding finding) {
    List<String> details = new ArrayList<>(List.of(finding.what()));
    finding.sample().forEach(row -> details.add(row(row)));
    if (!finding.sample().isEmpty() && finding.count() > finding.sample().size()) {
      details.add("...");
    }
    return details;
  }

  private static String row(Map<String, @Nullable String> row) {
    return row.entrySet().stream()
        .map(value -> value.getKey() + " " + value(value.getValue()))
        .collect(joining(", "));
  }

  private static String value(@Nullable String value) {
    return value == null ? "NULL" : value;
  }

  private static String end(CheckResult result) {
    long rows = result.tables().stream().mapToLong(CheckedTable::rows).sum();
    int found = result.findings().size();
    return (result.left() > 0
            ? "Paused, " + Count.of(result.left(), "question") + " left, check the same again. "
            : "")
        + "Database "
        + result.database()
        + " as of "
        + Times.format(result.startedAt())
        + (result.against() == null ? "" : ", held against " + result.against())
        + ": "
        + Count.of(result.tables().size(), "table")
        + ", "
        + Count.of(rows, "row")
        + ", "
        + (found == 0 ? "nothing is wrong." : Count.of(found, "thing", "is", "are") + " wrong.");
  }
}
