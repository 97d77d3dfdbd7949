package dev.slipway.history;

import dev.slipway.error.SlipwayException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A table schema_migrations that another tool owns: it is never written to. */
public final class ForeignTable extends SlipwayException {

  private static final long serialVersionUID = 1L;

  /** What existing teams' tables may have in the place of our types, as the server names them. */
  private static final Map<String, Set<String>> LIKE =
      Map.of(
          "VARCHAR", Set.of("character varying", "text", "character"),
          "TEXT", Set.of("character varying", "text", "character"),
          "TIMESTAMPTZ", Set.of("timestamp with time zone", "timestamp without time zone"),
          "INTEGER", Set.of("integer", "bigint", "smallint", "numeric"),
          "BIGINT", Set.of("bigint", "numeric"),
          "BOOLEAN", Set.of("boolean"),
          "UUID", Set.of("uuid"));

  private ForeignTable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** A row holds what no build up to this one has written. */
  static ForeignTable unreadable(String table, @Nullable String version, Throwable reason) {
    return new ForeignTable(
        "The row of "
            + version
            + " in "
            + table
            + " cannot be read ("
            + reason.getMessage()
            + "): another hand, or a newer build, has written it. It was not touched, and nothing"
            + " was run. Next: use the build that wrote it, or mend the row by hand.",
        reason);
  }

  /** Throws {@link ForeignTable} unless our tables are ours, by all their columns, or absent. */
  static void refuse(String schema, DatabaseFacts facts) {
    refuse(
        schema + "." + HistoryTables.MIGRATIONS,
        HistoryTables.MIGRATION_COLUMNS,
        facts.historyColumns());
    refuse(schema + "." + HistoryTables.RUNS, HistoryTables.RUN_COLUMNS, facts.runColumns());
  }

  /** Throws it unless the table of backfills is ours, by all its columns, or absent. */
  static void refuseBackfills(String schema, DatabaseFacts facts) {
    Map<String, String> columns = facts.backfillColumns();
    Map<String, String> ours = BackfillColumns.DEFINITIONS;
    String table = schema + "." + HistoryTables.BACKFILLS;
    boolean whole = columns.keySet().containsAll(ours.keySet());
    if (!columns.isEmpty() && !(whole && areOurs(ours, columns))) {
      throw new ForeignTable(
          what(table, columns, "something else")
              + "Keep our history elsewhere with --history-schema NAME (HISTORY_SCHEMA), or give"
              + " that table another name.",
          null);
    }
  }

  private static String what(String table, Map<String, String> columns, String owner) {
    return "Table "
        + table
        + " is not ours: its columns ("
        + String.join(", ", columns.keySet())
        + ") are those of "
        + owner
        + ". It was not touched, and nothing was run. ";
  }

  private static void refuse(String table, Map<String, String> ours, Map<String, String> columns) {
    if (!columns.isEmpty() && !areOurs(ours, columns)) {
      throw new ForeignTable(
          what(table, columns, owner(columns))
              + "Keep our history in a schema of its own, and take over what is done there with:"
              + " adopt --history-schema slipway; from then on, HISTORY_SCHEMA is slipway. Or mark"
              + " what is there already with: baseline VERSION --history-schema slipway.",
          null);
    }
  }

  /**
   * Each column of our names has a type like ours, the first two are there, and what has other
   * columns besides has all of ours.
   */
  private static boolean areOurs(Map<String, String> ours, Map<String, String> columns) {
    boolean begun = columns.keySet().containsAll(List.copyOf(ours.keySet()).subList(0, 2));
    boolean more = !ours.keySet().containsAll(columns.keySet());
    boolean whole = columns.keySet().containsAll(ours.keySet());
    boolean typed = columns.keySet().stream().noneMatch(name -> isWrong(name, ours, columns));
    return typed && begun && (whole || !more);
  }

  private static boolean isWrong(
      String name, Map<String, String> ours, Map<String, String> columns) {
    String definition = ours.get(name);
    return definition != null
        && !LIKE.getOrDefault(definition.split("\\W", 2)[0], Set.of()).contains(columns.get(name));
  }

  private static String owner(Map<String, String> columns) {
    Set<String> names = columns.keySet();
    if (names.equals(Set.of("version", "dirty"))) {
      return "golang-migrate";
    }
    if (names.equals(Set.of("version"))) {
      return "Rails or dbmate";
    }
    if (names.equals(Set.of("version", "inserted_at"))) {
      return "Ecto";
    }
    return names.contains("statements") ? "Supabase" : "another tool";
  }
}
