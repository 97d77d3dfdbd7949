package dev.slipway.action.backups;

import dev.slipway.action.Fields;
import dev.slipway.action.Report;
import dev.slipway.backup.retention.Candidate;
import dev.slipway.backup.retention.Decision;
import dev.slipway.backup.retention.Retention;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which backups are kept and which are deleted, and why.
 *
 * @param executed whether it was done, or would be
 */
public record PruneReport(
    BackupSearch listing, Retention retention, List<Decision> decisions, boolean executed)
    implements Report {

  /** How many backups are deleted. */
  public long deleted() {
    return deletions().count();
  }

  /** What those take; in a versioned bucket the old versions go on taking it for a while. */
  public long bytes() {
    return deletions().mapToLong(decision -> decision.backup().bytes()).sum();
  }

  private Stream<Decision> deletions() {
    return decisions.stream().filter(decision -> decision.fate().deletes());
  }

  @Override
  public String text() {
    return PruneText.of(this);
  }

  @Override
  public Map<String, @Nullable Object> fields() {
    return listing
        .fields(deleted() == 0 ? "NOTHING_TO_DO" : "DONE")
        .with("store", listing.store())
        .with("keepLast", retention.last())
        .with("keepDays", retention.days())
        .with("executed", executed)
        .with("deleted", deleted())
        .with("bytes", bytes())
        .with("backups", decisions.stream().map(this::fields).toList())
        .map();
  }

  private Map<String, @Nullable Object> fields(Decision decision) {
    Candidate backup = decision.backup();
    return new Fields()
        .with("backup", backup.name())
        .with("state", backup.state().name().toLowerCase(Locale.ROOT))
        .with("startedAt", backup.started().toString())
        .with("ageSeconds", listing.age(backup.started()).toSeconds())
        .with("bytes", backup.bytes())
        .with("delete", decision.fate().deletes())
        .with("reason", decision.fate().text())
        .map();
  }
}
