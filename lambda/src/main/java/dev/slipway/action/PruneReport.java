package dev.slipway.action;

import dev.slipway.backup.retention.Candidate;
import dev.slipway.backup.retention.Decision;
import dev.slipway.backup.retention.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which backups are kept and which are deleted, and why. */
public record PruneReport(
    String database, String environment, String store, Retention retention, Outcome pruning)
    implements Report {

  /**
   * What was decided.
   *
   * @param executed whether it was done, or would be
   */
  public record Outcome(Instant now, List<Decision> decisions, boolean executed) {

    /** How long ago a backup was begun. */
    public Duration age(Candidate backup) {
      return Duration.between(backup.started(), now);
    }

    /** How many backups are deleted. */
    public long deleted() {
      return decisions.stream().filter(decision -> decision.fate().deletes()).count();
    }

    /** What those take; in a versioned bucket the old versions go on taking it for a while. */
    public long bytes() {
      return decisions.stream()
          .filter(decision -> decision.fate().deletes())
          .mapToLong(decision -> decision.backup().bytes())
          .sum();
    }
  }

  @Override
  public Map<String, @Nullable Object> fields() {
    return new Fields()
        .with("action", Action.BACKUPS.word())
        .with("outcome", pruning.deleted() == 0 ? "NOTHING_TO_DO" : "DONE")
        .with("database", database)
        .with("environment", environment)
        .with("store", store)
        .with("keepLast", retention.last())
        .with("keepDays", retention.days())
        .with("executed", pruning.executed())
        .with("deleted", pruning.deleted())
        .with("bytes", pruning.bytes())
        .with("backups", pruning.decisions().stream().map(this::fields).toList())
        .map();
  }

  private Map<String, @Nullable Object> fields(Decision decision) {
    Candidate backup = decision.backup();
    return new Fields()
        .with("backup", backup.name())
        .with("state", backup.state().name().toLowerCase(Locale.ROOT))
        .with("startedAt", backup.started().toString())
        .with("ageSeconds", pruning.age(backup).toSeconds())
        .with("bytes", backup.bytes())
        .with("delete", decision.fate().deletes())
        .with("reason", decision.fate().text())
        .map();
  }
}
