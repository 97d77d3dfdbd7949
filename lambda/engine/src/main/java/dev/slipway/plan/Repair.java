package dev.slipway.plan;

import dev.slipway.history.HistoryRow;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Version;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change that brings the history in line with the files.
 *
 * @param migration the file, null when it is gone
 */
public record Repair(Kind kind, Version version, @Nullable Migration migration) {

  /** What is done to the row. */
  public enum Kind {
    ACCEPT_CHANGED,
    FORGET_MISSING,
    CLEAR_PARTIAL,
    CLEAR_REVERTING
  }

  /**
   * All repairs that a comparison calls for; what a newer build has left is its own matter, and no
   * row is forgotten while files cannot be read.
   */
  public static List<Repair> of(Comparison comparison) {
    List<Repair> repairs = new ArrayList<>();
    comparison
        .history()
        .partial()
        .ifPresent(row -> repairs.add(new Repair(clearing(row), row.version(), null)));
    comparison
        .changed()
        .forEach(
            file -> repairs.add(new Repair(Kind.ACCEPT_CHANGED, comparison.recorded(file), file)));
    comparison.lost().stream()
        .filter(row -> !row.isPartial() && comparison.files().problems().isEmpty())
        .forEach(row -> repairs.add(new Repair(Kind.FORGET_MISSING, row.version(), null)));
    return repairs;
  }

  private static Kind clearing(HistoryRow row) {
    return row.isReverting() ? Kind.CLEAR_REVERTING : Kind.CLEAR_PARTIAL;
  }

  /** What it means, in a sentence. */
  public String text() {
    return switch (kind) {
      case ACCEPT_CHANGED ->
          "accept the present text of " + version + " as the one that was applied";
      case FORGET_MISSING ->
          "forget " + version + ", whose file is missing; what it made stays in the database";
      case CLEAR_PARTIAL ->
          "clear the partial state of "
              + version
              + "; what it made stays, and the next up runs it from its beginning";
      case CLEAR_REVERTING ->
          "forget that "
              + version
              + " is half taken back; what its DOWN has left stays, and the next up runs it from its"
              + " beginning (down goes on with the DOWN instead)";
    };
  }
}
