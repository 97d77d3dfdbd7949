package dev.slipway.action.drift;

import dev.slipway.action.Fields;
import dev.slipway.action.Report;
import dev.slipway.action.Verdict;
import dev.slipway.config.MetricNames;
import dev.slipway.history.SchemaChange;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What other hands have changed in the schema.
 *
 * @param acceptedBy the run since which the schema counts as it is, null when nothing was written
 */
public record DriftReport(
    String database, String environment, Drift drift, @Nullable String acceptedBy)
    implements Report {

  /** The one word for it. */
  public String outcome() {
    return acceptedBy == null ? drift.state().name() : "ACCEPTED";
  }

  /** How many objects are neither as a run left them nor accepted; nothing when unknown. */
  private OptionalInt found() {
    if (isClean()) {
      return OptionalInt.of(0);
    }
    return drift.state() == Drift.State.DRIFT
        ? OptionalInt.of(drift.changes().size())
        : OptionalInt.empty();
  }

  @Override
  public Verdict verdict() {
    if (isClean()) {
      return Verdict.DONE;
    }
    return drift.state() == Drift.State.BUSY ? Verdict.BUSY : Verdict.FOUND;
  }

  private boolean isClean() {
    return acceptedBy != null || drift.state() == Drift.State.NO_DRIFT;
  }

  @Override
  public Map<String, Number> measures() {
    OptionalInt found = found();
    return found.isPresent() ? Map.of(MetricNames.DRIFT_FOUND, found.getAsInt()) : Map.of();
  }

  @Override
  public String text() {
    return DriftText.of(this);
  }

  @Override
  public Map<String, @Nullable Object> fields() {
    return new Fields()
        .with("action", "drift")
        .with("outcome", outcome())
        .with("database", database)
        .with("environment", environment)
        .with("changes", drift.changes().stream().map(DriftReport::fields).toList())
        .with("runId", acceptedBy)
        .map();
  }

  private static Map<String, @Nullable Object> fields(SchemaChange change) {
    return new Fields()
        .with("kind", change.kind())
        .with("name", change.name())
        .with("change", change.change().name())
        .with("removed", List.copyOf(change.removed()))
        .with("added", List.copyOf(change.added()))
        .with("leftBy", change.runId())
        .with("leftAt", change.recordedAt())
        .map();
  }
}
