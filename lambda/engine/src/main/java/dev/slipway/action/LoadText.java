package dev.slipway.action;

import dev.slipway.error.Count;
import dev.slipway.postgres.TableName;
import dev.slipway.text.Columns;
import dev.slipway.transfer.check.Finding;
import dev.slipway.transfer.load.LoadMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rows that go into tables, in words for people. */
public final class LoadText {

  private LoadText() {}

  /** How it came out, in a word or a few. */
  public static String verdict(LoadOutcome outcome) {
    return switch (outcome.verdict()) {
      case PAUSED -> "Paused.";
      case FOUND -> "Something is wrong.";
      default -> "Done.";
    };
  }

  /** How many rows of how many tables. */
  public static String amount(LoadOutcome outcome) {
    return Count.of(outcome.result().rowCount(), "row")
        + " of "
        + Count.of(outcome.result().rows().size(), "table");
  }

  /** The tables that are left; empty for none. */
  public static String left(LoadOutcome outcome, String action) {
    return outcome.tablesLeft() == 0
        ? ""
        : "; %s left, %s the same again".formatted(Count.of(outcome.tablesLeft(), "table"), action);
  }

  /** A line a table. */
  public static List<String> tables(Map<TableName, Long> rows) {
    return new ArrayList<>(
        Columns.align(
            rows.entrySet().stream()
                .map(table -> List.of(table.getKey().toString(), Count.of(table.getValue(), "row")))
                .toList()));
  }

  /** What is wrong with the tables now, a line each. */
  public static List<String> wrong(List<Finding> findings) {
    return findings.stream()
        .map(finding -> "  wrong: " + finding.subject() + ": " + finding.what())
        .toList();
  }

  /** What becomes of the rows that were there. */
  public static String instead(LoadMode mode) {
    return switch (mode) {
      case REPLACE -> ", in place of what was there";
      case APPEND -> ", beside what was there";
      case UPSERT -> ", over those of the same key";
    };
  }
}
