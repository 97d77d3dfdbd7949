package dev.slipway.action;

import dev.slipway.backup.manifest.MigrationState;
import dev.slipway.backup.manifest.MigrationState.Applied;
import dev.slipway.history.DatabaseFacts;
import dev.slipway.history.ForeignTable;
import dev.slipway.history.History;
import dev.slipway.history.HistoryRow;
import dev.slipway.history.HistoryStore;
import dev.slipway.history.LastRuns;
import dev.slipway.history.Run;
import dev.slipway.migration.Version;
import dev.slipway.postgres.Session;

/** Tells backups and exports where the migrations stand, as their own snapshot shows it. */
public final class MigrationStates {

  private final String schema;

  /** Those of the history in a schema. */
  public MigrationStates(String schema) {
    this.schema = schema;
  }

  /** Where they stand, read through a session. */
  public MigrationState read(Session session) {
    DatabaseFacts facts = DatabaseFacts.of(session.execute(DatabaseFacts.sql(schema)));
    History history = history(session, facts);
    return new MigrationState(
        schema,
        history.current().map(Version::toString).orElse(null),
        history.lastRun().map(Run::runId).orElse(null),
        history.rows().stream()
            .map(row -> new Applied(row.version().toString(), row.state().text(), row.checksum()))
            .toList());
  }

  /** The same as a history, of which no more is known than the rows. */
  static History history(MigrationState state) {
    return new History(
        state.applied().stream()
            .map(row -> HistoryRow.known(Version.of(row.version()), row.state(), row.checksum()))
            .toList(),
        LastRuns.NONE);
  }

  /** Another tool's table is backed up like any other, and tells us nothing. */
  private History history(Session session, DatabaseFacts facts) {
    try {
      return new HistoryStore(schema).read(session, facts, false);
    } catch (ForeignTable e) {
      return History.EMPTY;
    }
  }
}
