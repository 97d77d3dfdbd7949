package dev.slipway.action.refresh;

import static java.util.stream.Collectors.joining;

import dev.slipway.action.ActionFailed;
import dev.slipway.action.Fields;
import dev.slipway.action.Report;
import dev.slipway.action.Verdict;
import dev.slipway.action.refresh.ViewOutcome.Kind;
import dev.slipway.error.Count;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Materialized views that were refreshed, or would be.
 *
 * @param runId null where it was only shown
 */
public record RefreshReport(
    String environment,
    Views views,
    RefreshChoice choice,
    List<ViewOutcome> outcomes,
    @Nullable String runId,
    long durationMs)
    implements Report {

  /** Those that were not refreshed and should have been. */
  List<ViewOutcome> bad() {
    return outcomes.stream().filter(ViewOutcome::isBad).toList();
  }

  boolean isPaused() {
    return is(Kind.LEFT);
  }

  private boolean is(Kind kind) {
    return outcomes.stream().anyMatch(outcome -> outcome.kind() == kind);
  }

  List<MaterializedView> of(Kind kind) {
    return outcomes.stream()
        .filter(outcome -> outcome.kind() == kind)
        .map(ViewOutcome::view)
        .toList();
  }

  /** What the log says when it ends. */
  static String logged(RefreshReport report) {
    String so = progress(report.choice().subject(), report.outcomes());
    List<MaterializedView> bad = report.bad().stream().map(ViewOutcome::view).toList();
    return report.isPaused() ? so + "; " + RefreshMemory.text(report.of(Kind.LEFT), bad) : so;
  }

  /** What the log says while it goes on. */
  static String progress(String subject, List<ViewOutcome> outcomes) {
    String done =
        outcomes.stream()
            .filter(outcome -> outcome.kind() == Kind.REFRESHED)
            .map(RefreshReport::told)
            .collect(joining(", "));
    String skipped =
        outcomes.stream()
            .filter(outcome -> outcome.kind() == Kind.SKIPPED)
            .map(outcome -> "; skipped " + outcome)
            .collect(joining());
    return subject + "refreshed " + (done.isEmpty() ? "none" : done) + skipped;
  }

  private static String told(ViewOutcome outcome) {
    String rows = outcome.rows() == null ? "" : Count.of(outcome.rows(), "row") + ", ";
    return outcome.view() + " (" + rows + outcome.durationMs() + " ms)";
  }

  /** It broke off in the middle, or rather some of it did. */
  ActionFailed broken() {
    RefreshFailed cause = RefreshFailed.of(this);
    return new ActionFailed(String.valueOf(cause.getMessage()), this, cause);
  }

  @Override
  public Verdict verdict() {
    return isPaused() ? Verdict.PAUSED : Verdict.DONE;
  }

  @Override
  public String text() {
    return RefreshText.of(this);
  }

  private String word() {
    if (isPaused()) {
      return "PAUSED";
    }
    if (!bad().isEmpty()) {
      return "FAILED";
    }
    return is(Kind.REFRESHED) || is(Kind.PLANNED) ? "DONE" : "NOTHING_TO_DO";
  }

  @Override
  public Map<String, @Nullable Object> fields() {
    return new Fields()
        .with("action", RefreshRequest.WORD)
        .with("outcome", word())
        .with("dryRun", runId == null)
        .with("database", views.database())
        .with("environment", environment)
        .with("views", outcomes.stream().map(RefreshReport::view).toList())
        .with("left", of(Kind.LEFT).stream().map(MaterializedView::toString).toList())
        .with("runId", runId)
        .with("durationMs", durationMs)
        .map();
  }

  private static Map<String, @Nullable Object> view(ViewOutcome outcome) {
    return new Fields()
        .with("name", outcome.view().toString())
        .with("outcome", outcome.kind().name())
        .with("concurrently", outcome.view().isConcurrent())
        .with("rows", outcome.rows())
        .with("durationMs", outcome.durationMs())
        .with("why", outcome.why().isEmpty() ? null : outcome.why())
        .map();
  }
}
