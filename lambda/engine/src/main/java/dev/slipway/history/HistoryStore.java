package dev.slipway.history;

import dev.slipway.postgres.DatabaseEncoding;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the history through a session, and prepares the tables for writing. */
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

  /**
   * Creates or extends the tables, writes the run down as started, closes the entries of runs that
   * ended without a word, and reads the history. One round trip; the caller holds the run lock.
   * Throws {@link ForeignTable}, {@link NotOurs}, or {@link UnableToWriteHistory}.
   */
  public History begin(Session session, DatabaseFacts facts, RunEntry entry) {
    String writes = beginning(session, facts, entry);
    try {
      return history(session.execute(writes, selects(entry)));
    } catch (SqlFailure e) {
      throw UnableToWriteHistory.explain(e, schema, facts);
    }
  }

  /**
   * The same, and holds the schema against its record in the same round trip. When only that fails,
   * it is left out.
   */
  public RunStart start(Session session, DatabaseFacts facts, RunEntry entry) {
    String writes = beginning(session, facts, entry);
    if (!facts.schemaRecorded()) {
      return RunStart.of(begin(session, facts, entry));
    }
    try {
      String comparison = new SchemaRecord(schema).comparison(SchemaScope.OBJECTS);
      List<Rows> answers = session.execute(comparison, writes, selects(entry));
      History history = history(answers.subList(2, answers.size()));
      return new RunStart(history, SchemaRecord.changes(answers), null);
    } catch (SqlFailure e) {
      if (e.isConnectionLoss()) {
        throw e;
      }
      session.rollBack();
      return new RunStart(begin(session, facts, entry), null, e.getMessage());
    }
  }

  private String beginning(Session session, DatabaseFacts facts, RunEntry entry) {
    facts.refuseForeign();
    ForeignTable.refuse(schema, facts);
    if (!facts.writable()) {
      throw UnableToWriteHistory.readOnly(facts);
    }
    RunLog log = new RunLog(schema, DatabaseEncoding.of(session));
    Deploy deploy = entry.deploy();
    String writes =
        new TableMaker(tables).createMissing(facts)
            + log.closeInterrupted()
            + log.start(entry)
            + (deploy == null ? "" : new DeployLog(schema).begin(facts, deploy));
    return "BEGIN;\n" + writes + "COMMIT";
  }

  /** Throws {@link ForeignTable} where a table of ours is of another tool. */
  public void refuseForeign(DatabaseFacts facts) {
    ForeignTable.refuse(schema, facts);
  }

  /** Throws {@link ForeignTable} where the table that backfills are remembered in is not ours. */
  public void refuseForeignBackfills(DatabaseFacts facts) {
    ForeignTable.refuseBackfills(schema, facts);
  }

  /**
   * Creates what a run beside the run lock needs, writes it down as started, and closes the entries
   * of those of its action that ended without a word. One round trip. Throws {@link NotOurs},
   * {@link ForeignTable}, or {@link UnableToWriteHistory}.
   */
  public void beginBeside(Session session, DatabaseFacts facts, RunEntry entry) {
    facts.refuseForeign();
    if (!facts.writable()) {
      throw UnableToWriteHistory.readOnly(facts);
    }
    RunLog log = new RunLog(schema, DatabaseEncoding.of(session));
    String create = new TableMaker(tables).createForBackfills(facts);
    String writes = log.closeInterrupted(entry.action()) + log.start(entry);
    try {
      session.execute("BEGIN;\n" + create + writes + "COMMIT");
    } catch (SqlFailure e) {
      throw UnableToWriteHistory.explain(e, schema, facts);
    }
  }

  private String selects(RunEntry entry) {
    return tables.selectMigrations() + ";\n" + runs(entry.runId());
  }

  private String selects(DatabaseFacts facts, boolean withDownScripts) {
    String migrations = tables.selectMigrations(facts.historyColumns().keySet(), withDownScripts);
    return facts.runColumns().isEmpty() ? migrations : migrations + ";\n" + runs(null);
  }

  private String runs(@Nullable UUID except) {
    return tables.selectLastRuns(except) + ";\n" + tables.selectMemory(except);
  }

  private History history(List<Rows> answers) {
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
