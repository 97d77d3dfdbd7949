package dev.slipway.history;

import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import java.util.List;

/** Reads the history through a session, and prepares the tables for writing. */
public final class HistoryStore {

  private final String schema;
  private final HistoryTables tables;

  /** The store in a schema; reads nothing yet. */
  public HistoryStore(String schema) {
    this.schema = schema;
    this.tables = new HistoryTables(schema);
  }

  /**
   * The history as it is; nothing is written. One round trip. Throws {@link ForeignTable}.
   *
   * @param withDownScripts whether the stored DOWN scripts are read too
   */
  public History read(Session session, DatabaseFacts facts, boolean withDownScripts) {
    ForeignTable.refuse(schema, facts.historyColumns());
    if (facts.historyColumns().isEmpty()) {
      return History.EMPTY;
    }
    return history(session.execute(selects(facts, withDownScripts)));
  }

  /** The newest runs, newest first. One round trip. */
  public List<Run> runs(Session session, DatabaseFacts facts, int limit) {
    if (facts.runColumns().isEmpty()) {
      return List.of();
    }
    Rows rows = session.execute(tables.selectRuns(limit)).get(0);
    return rows.list().stream().map(Run::of).toList();
  }

  /**
   * Creates or extends the tables, writes the run down as started, closes the entries of runs that
   * ended without a word, and reads the history. One round trip; the caller holds the run lock.
   * Throws {@link ForeignTable}, or {@link UnableToWriteHistory}.
   */
  public History begin(Session session, DatabaseFacts facts, RunEntry entry) {
    ForeignTable.refuse(schema, facts.historyColumns());
    if (!facts.writable()) {
      throw UnableToWriteHistory.readOnly(facts);
    }
    RunLog log = new RunLog(schema);
    String writes = tables.createMissing(facts) + log.closeInterrupted() + log.start(entry);
    try {
      String sql = "BEGIN;\n" + writes + "COMMIT;\n" + tables.selectMigrations();
      return new History(rows(session.execute(sql).get(0)), null);
    } catch (SqlFailure e) {
      throw UnableToWriteHistory.explain(e, schema, facts);
    }
  }

  private String selects(DatabaseFacts facts, boolean withDownScripts) {
    String lastRun = facts.runColumns().isEmpty() ? "SELECT WHERE false" : tables.selectRuns(1);
    return tables.selectMigrations(facts.historyColumns().keySet(), withDownScripts)
        + ";\n"
        + lastRun;
  }

  private static History history(List<Rows> answers) {
    Run lastRun = answers.get(1).list().stream().map(Run::of).findFirst().orElse(null);
    return new History(rows(answers.get(0)), lastRun);
  }

  private static List<HistoryRow> rows(Rows answer) {
    return answer.list().stream().map(HistoryRow::of).toList();
  }
}
