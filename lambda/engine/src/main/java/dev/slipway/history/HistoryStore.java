package dev.slipway.history;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Session;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the history through a session. */
public final class HistoryStore {

  private final String schema;
  private final HistoryTables tables;

  /** The store in a schema; reads nothing yet. */
  public HistoryStore(String schema) {
    this.schema = schema;
    this.tables = new HistoryTables(schema);
  }

  /** The name, for SQL, of the table that backfills are remembered in. */
  public static String backfills(String schema) {
    return new HistoryTables(schema).backfills();
  }

  /**
   * The history as it is; nothing is written. One round trip. Throws {@link ForeignTable} and
   * {@link NotOurs}.
   *
   * @param withDownScripts whether the stored DOWN scripts are read too
   */
  public History read(Session session, DatabaseFacts facts, boolean withDownScripts) {
    facts.refuseForeign();
    ForeignTable.refuse(schema, facts);
    if (facts.historyColumns().isEmpty()) {
      return History.EMPTY;
    }
    return history(session.execute(selects(facts, withDownScripts)));
  }

  /** The newest runs, newest first. One round trip. */
  public List<Run> runs(Session session, DatabaseFacts facts, int limit) {
    facts.refuseForeign();
    if (facts.runColumns().isEmpty()) {
      return List.of();
    }
    Rows rows = session.execute(tables.selectRuns("", limit)).get(0);
    return rows.list().stream().map(Run::of).toList();
  }

  /**
   * Those runs that a database has never had, as far as it keeps an audit log. One round trip at
   * most. Throws {@link NotOurs}.
   */
  public Set<String> unknown(Session session, DatabaseFacts facts, Collection<String> runs) {
    facts.refuseForeign();
    if (facts.runColumns().isEmpty() || runs.isEmpty()) {
      return Set.of();
    }
    Rows rows = session.execute(tables.selectUnknown(runs)).get(0);
    return rows.list().stream().map(row -> row.text("id")).collect(Collectors.toSet());
  }

  /**
   * The environment that the database is of; null when no run has said one. One round trip at most.
   * Throws {@link NotOurs}.
   */
  public @Nullable String environment(Session session, DatabaseFacts facts) {
    facts.refuseForeign();
    return facts.runColumns().isEmpty()
        ? null
        : session.execute(tables.selectMemory(null)).get(0).first().get("environment");
  }

  /**
   * The newest deploys of a custom resource, newest first. One round trip at most. Throws {@link
   * NotOurs}.
   */
  public List<Deploy> deploys(Session session, DatabaseFacts facts, String resource) {
    facts.refuseForeign();
    return facts.deploysRecorded() ? new DeployLog(schema).newest(session, resource) : List.of();
  }

  /** True when tables of ours are there that a run has to extend first. */
  public boolean mustBeExtended(DatabaseFacts facts) {
    return tables.mustBeExtended(facts);
  }

  /** True when a run can be written down without making tables of ours first. */
  public boolean keepsRuns(DatabaseFacts facts) {
    return facts.writable() && !facts.runColumns().isEmpty() && !tables.mustBeExtended(facts);
  }

  /** Throws {@link ForeignTable} where a table of ours is of another tool. */
  public void refuseForeign(DatabaseFacts facts) {
    ForeignTable.refuse(schema, facts);
  }

  /** Throws {@link ForeignTable} where the table that backfills are remembered in is not ours. */
  public void refuseForeignBackfills(DatabaseFacts facts) {
    ForeignTable.refuseBackfills(schema, facts);
  }

  /** The query for {@link #history}, with the runs before one. */
  String selectsBefore(UUID run) {
    return tables.selectMigrations() + ";\n" + runs(run);
  }

  private String selects(DatabaseFacts facts, boolean withDownScripts) {
    String migrations = tables.selectMigrations(facts.historyColumns().keySet(), withDownScripts);
    return facts.runColumns().isEmpty() ? migrations : migrations + ";\n" + runs(null);
  }

  private String runs(@Nullable UUID except) {
    return tables.selectLastRuns(except) + ";\n" + tables.selectMemory(except);
  }

  History history(List<Rows> answers) {
    LastRuns runs = answers.size() == 1 ? LastRuns.NONE : lastRuns(answers);
    return new History(rows(answers.get(0)), runs);
  }

  private static LastRuns lastRuns(List<Rows> answers) {
    Row memory = answers.get(3).first();
    return new LastRuns(
        run(answers.get(1)),
        run(answers.get(2)),
        memory.get("environment"),
        memory.get("last_change"));
  }

  private static @Nullable Run run(Rows answer) {
    return answer.list().stream().map(Run::of).findFirst().orElse(null);
  }

  private List<HistoryRow> rows(Rows answer) {
    return answer.list().stream().map(this::row).toList();
  }

  private HistoryRow row(Row row) {
    try {
      return HistoryRow.of(row);
    } catch (IllegalArgumentException e) {
      throw ForeignTable.unreadable(tables.migrations(), row.get("version"), e);
    }
  }
}
