package dev.slipway.action.drift;

import dev.slipway.action.Desk;
import dev.slipway.history.DatabaseFacts;
import dev.slipway.history.SchemaChanges;
import dev.slipway.history.SchemaRecord;
import dev.slipway.history.SchemaScope;
import dev.slipway.ledger.Edits;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.LedgerReader;
import dev.slipway.ledger.RunLockNotObtained;
import dev.slipway.ledger.RunResult;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Holds the schema against what the last run has left. */
final class DriftCheck {

  private final LedgerReader reader;
  private final Ledger ledger;
  private final SchemaRecord record;
  private final SchemaScope scope;

  /** A check of the desk's database. */
  DriftCheck(Desk desk, SchemaScope scope) {
    this.reader = desk.reader();
    this.ledger = desk.ledger();
    this.scope = scope;
    this.record = new SchemaRecord(desk.settings().historySchema());
  }

  /**
   * What has changed; nothing is written. Three round trips, under the run lock; neither a run that
   * is under way nor a locked table is waited for longer than a moment.
   */
  Drift look() {
    return look(reader::inspect);
  }

  /** The same before {@link #accept}; throws what would refuse that. */
  Drift lookToAccept() {
    return look(reader::inspectToChange);
  }

  private Drift look(Function<BiFunction<Session, DatabaseFacts, Drift>, Drift> inspection) {
    try {
      return inspection.apply(this::look);
    } catch (RunLockNotObtained e) {
      return Drift.unknown(Drift.State.BUSY);
    }
  }

  private Drift look(Session session, DatabaseFacts facts) {
    if (!facts.schemaRecorded()) {
      return Drift.unknown(Drift.State.NOT_RECORDED);
    }
    try {
      SchemaChanges changes = record.compare(session, scope);
      if (scope == SchemaScope.ALL && !changes.rightsRecorded()) {
        return Drift.unknown(Drift.State.RIGHTS_NOT_RECORDED);
      }
      return new Drift(state(changes), changes.list());
    } catch (SqlFailure e) {
      if (e.isRetryable() || e.isCancelled()) {
        return Drift.unknown(Drift.State.BUSY);
      }
      if (e.isDenied()) {
        return Drift.unknown(Drift.State.NOT_ALLOWED);
      }
      throw e;
    }
  }

  private static Drift.State state(SchemaChanges changes) {
    if (changes.list().isEmpty()) {
      return Drift.State.NO_DRIFT;
    }
    return changes.outdated() ? Drift.State.OUTDATED : Drift.State.DRIFT;
  }

  /**
   * From now on, the schema counts as it is: a run of its own in the audit log, whose id is
   * returned. Throws {@link NotRecorded} when that could not be written.
   */
  UUID accept() {
    RunResult result = ledger.edit("drift", state -> new Edits(List.of(), List.of(), true));
    if (!result.schemaRecorded()) {
      throw new NotRecorded(result.warnings());
    }
    return result.runId();
  }
}
