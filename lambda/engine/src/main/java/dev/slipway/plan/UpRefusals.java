package dev.slipway.plan;

import dev.slipway.error.Problems;
import dev.slipway.history.HistoryRow;
import dev.slipway.history.OtherTables;
import dev.slipway.migration.Checksum;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Recut;
import dev.slipway.migration.Segment;
import dev.slipway.sql.CreatedTable;
import dev.slipway.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What in the history stands against going up; each reason says how to clear it. */
final class UpRefusals {

  private static final String HISTORY = "schema_migrations";

  /** How SET and set_config() begin. */
  private static final Set<String> PATH_SETTERS = Set.of("SET", "SELECT");

  private final Comparison comparison;
  private final Problems problems;

  UpRefusals(Comparison comparison, Problems problems) {
    this.comparison = comparison;
    this.problems = problems;
  }

  /** Tables of others in a database of which nothing is known. */
  void strangers(List<Migration> due, OtherTables others) {
    boolean unknown =
        comparison.history().rows().isEmpty()
            ? !due.isEmpty()
            : due.stream().anyMatch(migration -> !migration.isRepeatable());
    if (unknown && comparison.history().isUnknown() && !others.isEmpty()) {
      problems.add("the database", new TablesWithoutHistory(others).text());
    }
  }

  /** A migration that makes a table of the name of our own, as dumps of other tools do. */
  void ownTable(Migration migration, List<Segment> segments, String schema) {
    ownTable(segments.stream().flatMap(segment -> segment.statements().stream()).toList(), schema)
        .ifPresent(
            table ->
                problems.add(
                    migration.file(),
                    "creates a table %s, as structure.sql of Rails does, and a table of that name is ours. Keep our history elsewhere with --history-schema NAME (HISTORY_SCHEMA)"
                        .formatted(table)));
  }

  /**
   * The first that is made under our name; behind a search path of the file's own, only in full.
   */
  private static Optional<String> ownTable(List<Statement> statements, String schema) {
    boolean usualPath = schema.equals("public");
    for (Statement statement : statements) {
      String made = CreatedTable.of(statement.words()).orElse("");
      if (made.equals(schema + "." + HISTORY) || (usualPath && made.equals(HISTORY))) {
        return Optional.of(made);
      }
      usualPath &= !setsSearchPath(statement);
    }
    return Optional.empty();
  }

  private static boolean setsSearchPath(Statement statement) {
    return PATH_SETTERS.contains(statement.words().at(0))
        && statement.sql().toLowerCase(Locale.ROOT).contains("search_path");
  }

  /** Files that are not what was applied. */
  void changed() {
    for (Migration changed : comparison.changed()) {
      problems.add(
          changed.file(),
          "has changed since it was applied. Put its UP section back and write a new migration, or"
              + " accept the change with: repair --execute");
    }
  }

  /** A migration that is half done and has no file to go on with. */
  void lostPartial() {
    comparison
        .history()
        .partial()
        .filter(row -> comparison.files().find(row.version()).isEmpty())
        .ifPresent(
            row ->
                problems.add(
                    row.version().toString(),
                    row.isReverting()
                        ? "is half taken back. Finish that first with: down"
                        : "is half done (%d segments) and its file is gone. Put the file back, or undo by hand what it has made and clear the state with: repair --execute"
                            .formatted(row.segmentsDone())));
  }

  /** Versions below the newest applied one, among those that would run. */
  void outOfOrder(Predicate<Migration> runs) {
    comparison.outOfOrder().stream()
        .filter(runs)
        .forEach(
            late ->
                problems.add(
                    late.file(),
                    "is out of order: %s is applied already. Give it a newer version, or run it with --out-of-order"
                        .formatted(comparison.history().current().orElseThrow())));
  }

  /** A migration to go on with whose done part is no longer what the file says. */
  void changedBeginning(Migration migration, Recut.Done resumed, HistoryRow partial) {
    int done = resumed.count();
    List<Segment> segments = resumed.segments();
    if (partial.isReverting()) {
      problems.add(migration.file(), "is half taken back. Finish that first with: down");
      return;
    }
    boolean there = done <= segments.size();
    String now = there ? Step.checksumOfFirst(segments, done, comparison.values()) : "";
    String then = String.valueOf(partial.checksum());
    if (there && !now.equals(then) && Checksum.areOfOneText(now, then)) {
      problems.add(
          migration.file(),
          "is half done, and other values were put in for the placeholders of the part that is done (%d segments). Give the same again, or undo by hand what it has made and clear the state with: repair --execute"
              .formatted(done));
    } else if (!now.equals(then)) {
      problems.add(
          migration.file(),
          "is half done, and the part that is done (%d segments) has changed in the file. Put that part back, or undo by hand what it has made and clear the state with: repair --execute"
              .formatted(done));
    }
  }
}
