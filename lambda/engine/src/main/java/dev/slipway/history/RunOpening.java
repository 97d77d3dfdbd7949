package dev.slipway.history;

import dev.slipway.postgres.DatabaseEncoding;
import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import java.util.List;

/** Writes runs down as started, in tables that are made or extended before. */
public final class RunOpening {

  private final String schema;
  private final HistoryStore store;

  /** Of the runs in a schema; writes nothing yet. */
  public RunOpening(String schema) {
    this.schema = schema;
    this.store = new HistoryStore(schema);
  }

  /**
   * Creates or extends the tables, writes the run down as started, closes the entries of runs that
   * ended without a word, and reads the history. One round trip; the caller holds the run lock.
   * Throws {@link ForeignTable}, {@link NotOurs}, or {@link UnableToWriteHistory}.
   */
  public History begin(Session session, DatabaseFacts facts, RunEntry entry) {
    String writes = beginning(session, facts, entry);
    try {
      return store.history(session.execute(writes, store.selectsBefore(entry.runId())));
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
      List<Rows> answers = session.execute(comparison, writes, store.selectsBefore(entry.runId()));
      History history = store.history(answers.subList(2, answers.size()));
      return new RunStart(history, SchemaRecord.changes(answers), null);
    } catch (SqlFailure e) {
      if (e.isConnectionLoss()) {
        throw e;
      }
      session.rollBack();
      return new RunStart(begin(session, facts, entry), null, e.getMessage());
    }
  }

  /**
   * Creates what a run beside the run lock needs, writes it down as started, and closes the entries
   * of those of its action that ended without a word. One round trip. Throws {@link NotOurs},
   * {@link ForeignTable}, or {@link UnableToWriteHistory}.
   */
  public void beginBeside(Session session, DatabaseFacts facts, RunEntry entry) {
    facts.refuseForeignPlace();
    if (!facts.writable()) {
      throw UnableToWriteHistory.readOnly(facts);
    }
    RunLog log = new RunLog(schema, DatabaseEncoding.of(session));
    String create = new TableMaker(new HistoryTables(schema)).createForBackfills(facts);
    String writes = log.closeInterrupted(entry.action()) + log.start(entry);
    try {
      session.execute("BEGIN;\n" + create + writes + "COMMIT");
    } catch (SqlFailure e) {
      throw UnableToWriteHistory.explain(e, schema, facts);
    }
  }

  /**
   * Writes a deploy down that has begun no run; of our tables, only that of deploys is made. One
   * round trip. Throws as {@link #begin}.
   */
  public void note(Session session, DatabaseFacts facts, Deploy deploy) {
    requireWritable(facts);
    String create = new TableMaker(new HistoryTables(schema)).createSchema(facts);
    try {
      session.execute("BEGIN;\n" + create + new DeployLog(schema).begin(facts, deploy) + "COMMIT");
    } catch (SqlFailure e) {
      throw UnableToWriteHistory.explain(e, schema, facts);
    }
  }

  private void requireWritable(DatabaseFacts facts) {
    facts.refuseForeignPlace();
    ForeignTable.refuse(schema, facts);
    if (!facts.writable()) {
      throw UnableToWriteHistory.readOnly(facts);
    }
  }

  private String beginning(Session session, DatabaseFacts facts, RunEntry entry) {
    requireWritable(facts);
    RunLog log = new RunLog(schema, DatabaseEncoding.of(session));
    Deploy deploy = entry.deploy();
    String writes =
        new TableMaker(new HistoryTables(schema)).createMissing(facts)
            + log.closeInterrupted()
            + log.start(entry)
            + (deploy == null ? "" : new DeployLog(schema).begin(facts, deploy));
    return "BEGIN;\n" + writes + "COMMIT";
  }
}
