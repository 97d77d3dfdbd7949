package dev.slipway.action.drift;

import dev.slipway.history.SchemaChange;
import dev.slipway.text.Times;
import java.util.stream.Collectors;

/** What other hands have changed, as text for people. */
final class DriftText {

  private DriftText() {}

  static String of(DriftReport report) {
    return changes(report) + end(report);
  }

  private static String changes(DriftReport report) {
    return report.drift().changes().stream()
        .map(change -> change.text() + last(change) + "\n")
        .collect(Collectors.joining());
  }

  private static String last(SchemaChange change) {
    String at = change.recordedAt();
    return at == null ? "" : "\n  as it was: since " + Times.format(at) + ", run " + change.runId();
  }

  private static String end(DriftReport report) {
    String database = "Database " + report.database() + ": ";
    String acceptedBy = report.acceptedBy();
    return database + (acceptedBy == null ? state(report.drift()) : accepted(acceptedBy));
  }

  private static String accepted(String run) {
    return "from now on, the schema counts as it is. Run " + run;
  }

  private static String state(Drift drift) {
    int count = drift.changes().size();
    String objects = count == 1 ? "1 object is" : count + " objects are";
    return switch (drift.state()) {
      case NO_DRIFT -> "the schema is as the last run left it.";
      case DRIFT ->
          objects
              + " not as the last run left it. Undo that, or make it a migration so that every"
              + " database gets it. The next run that changes the schema takes it as it is; to do"
              + " so now: drift --accept";
      case OUTDATED ->
          objects
              + " not as it is recorded, but a run could not record what it had changed (see:"
              + " history), so these may be its own changes. Next: up, which records the schema.";
      case NOT_RECORDED ->
          "no run has recorded the schema yet, so drift cannot be told. The next up records it; to"
              + " record it as it is now: drift --accept";
      case RIGHTS_NOT_RECORDED ->
          "no run has recorded owners, privileges and comments yet. The next up that changes the"
              + " schema records them; to record them as they are now: drift --accept";
      case BUSY ->
          "the schema is being changed: a run is under way, or a table is locked. Ask again later.";
      case NOT_ALLOWED ->
          "the user may not read what runs have recorded. As the owner: GRANT SELECT, INSERT,"
              + " UPDATE, DELETE ON schema_migration_objects TO that user.";
    };
  }
}
