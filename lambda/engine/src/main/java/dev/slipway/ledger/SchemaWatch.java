package dev.slipway.ledger;

import dev.slipway.history.DatabaseFacts;
import dev.slipway.history.RunStart;
import dev.slipway.history.SchemaChange;
import dev.slipway.history.SchemaChanges;
import dev.slipway.history.SchemaRecord;
import dev.slipway.postgres.SqlFailure;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells what other hands have changed in the schema since the last run, and has the schema recorded
 * as this run leaves it. That either fails is a warning: the migrations are what matters.
 */
public final class SchemaWatch {

  private static final int SHOWN = 10;

  private final SchemaRecord record;
  private final LedgerTerms terms;
  private final DatabaseFacts facts;
  private final RunStart start;
  private boolean due;

  SchemaWatch(LedgerTerms terms, DatabaseFacts facts, RunStart start) {
    this.record = new SchemaRecord(terms.settings().historySchema());
    this.terms = terms;
    this.facts = facts;
    this.start = start;
  }

  /** A message for the audit log, null for none, with what other hands have changed. */
  @Nullable String withDrift(@Nullable String message) {
    String drift = drift();
    if (message == null) {
      return drift;
    }
    return drift == null ? message : message + "\n" + drift;
  }

  /** What other hands have changed, for people; null for nothing, or when that is not known. */
  private @Nullable String drift() {
    List<SchemaChange> drift = changes();
    return drift.isEmpty() ? null : text(drift);
  }

  /** What other hands have changed, as far as that is known. */
  List<SchemaChange> changes() {
    SchemaChanges drift = start.drift();
    return drift == null || drift.outdated() ? List.of() : drift.list();
  }

  private static String text(List<SchemaChange> drift) {
    String more = drift.size() > SHOWN ? "\n... and " + (drift.size() - SHOWN) + " more" : "";
    return drift.stream()
        .limit(SHOWN)
        .map(SchemaChange::text)
        .collect(
            Collectors.joining(
                "\n", "drift: other hands have changed the schema since the last run:\n", more));
  }

  /** What there is to say before the run begins. */
  List<String> warnings() {
    String drift = drift();
    if (drift != null) {
      return List.of(drift);
    }
    return start.notCompared() == null
        ? List.of()
        : List.of("drift is not known: " + start.notCompared());
  }

  /** The run has come to its steps: it may record what no other has. */
  public void runs() {
    SchemaChanges drift = start.drift();
    due |= !facts.schemaRecorded() || (drift != null && drift.outdated());
  }

  /** From now on, the schema is what this run makes of it. */
  public void schemaChanges() {
    due = true;
  }

  /**
   * The SQL that records the schema; empty when the record stays as it is, nobody wants it, or
   * there is no time.
   */
  String write(UUID run) {
    boolean wanted = due && terms.listener().recordsSchema() && terms.deadline().allowsSegment();
    return wanted ? record.write(run, facts, terms.deadline().limit()) : "";
  }

  /** What it means that the schema could not be recorded. */
  String notRecorded(SqlFailure failure) {
    String what = "the schema was not recorded, so drift cannot be told: " + failure.getMessage();
    if (!failure.isDenied()) {
      return what;
    }
    return facts.schemaRecorded()
        ? what + ". As the owner: GRANT SELECT, INSERT, UPDATE, DELETE ON " + record.table()
        : what + ". Run up once as a user that may create tables there.";
  }
}
