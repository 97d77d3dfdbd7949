package dev.slipway.run;

import dev.slipway.history.DatabaseFacts;
import dev.slipway.history.History;
import dev.slipway.history.Run;
import dev.slipway.history.RunEntry;
import dev.slipway.history.RunStart;
import dev.slipway.history.SchemaChange;
import dev.slipway.history.SchemaRecord;
import dev.slipway.postgres.SqlFailure;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells what other hands have changed in the schema since the last run, and has the schema recorded
 * as this run leaves it. That either fails is a warning: the migrations are what matters.
 */
final class SchemaWatch {

  private static final int SHOWN = 10;

  private final SchemaRecord record;
  private final DatabaseFacts facts;
  private final RunEntry entry;
  private final RunStart start;
  private final boolean known;
  private boolean due;

  SchemaWatch(SchemaRecord record, DatabaseFacts facts, RunEntry entry, RunStart start) {
    this.record = record;
    this.facts = facts;
    this.entry = entry;
    this.start = start;
    this.known = facts.schemaRecorded() && !isInterrupted(start.history());
  }

  /** What a run that was broken off has changed is in no record. */
  private static boolean isInterrupted(History history) {
    return history.lastRun().filter(Run::isInterrupted).isPresent();
  }

  /** What other hands have changed; empty when that is not known. */
  List<SchemaChange> drift() {
    return known ? start.drift() : List.of();
  }

  /** The same for people, null for nothing. */
  @Nullable String driftText() {
    List<SchemaChange> drift = drift();
    String more = drift.size() > SHOWN ? "\n... and " + (drift.size() - SHOWN) + " more" : "";
    return drift.isEmpty()
        ? null
        : drift.stream()
            .limit(SHOWN)
            .map(SchemaChange::text)
            .collect(
                Collectors.joining(
                    "\n",
                    "drift: other hands have changed the schema since the last run:\n",
                    more));
  }

  /** What there is to say before the run begins. */
  List<String> warnings() {
    String notCompared = start.notCompared();
    String drift = driftText();
    if (drift != null) {
      return List.of(drift);
    }
    return notCompared == null
        ? List.of()
        : List.of("whether other hands have changed the schema is not known: " + notCompared);
  }

  /** The run has come so far that it may record what was not known. */
  void runs() {
    due |= !known;
  }

  /** From now on, the schema is what this run makes of it. */
  void schemaChanges() {
    due = true;
  }

  /** The SQL that records the schema; empty when the record stays as it is. */
  String write() {
    return due ? record.write(entry.runId(), facts) : "";
  }

  /** What it means that the schema could not be recorded. */
  String notRecorded(SqlFailure failure) {
    boolean mayNotCreate = failure.sqlState().equals("42501") && !facts.schemaRecorded();
    return "the schema was not recorded, so drift cannot be told: "
        + failure.getMessage()
        + (mayNotCreate ? ". Run up once as a user that may create tables there." : "");
  }
}
