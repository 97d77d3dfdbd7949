package dev.slipway.run;

import dev.slipway.error.FailureFields;
import dev.slipway.plan.Direction;
import dev.slipway.plan.Step;
import dev.slipway.postgres.RowValues;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.postgres.remedy.Circumstances;
import dev.slipway.postgres.remedy.Remedies;
import dev.slipway.sql.Passwords;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what failed, what state the database is in, and what to type next: for someone who reads it
 * at night.
 */
final class FailureMessage {

  /** Another session stood in the way for too long. */
  private static final String LOCKED = "55P03";

  private static final String NOT_KEPT =
      "not kept, for it may hold values of rows (KEEP_DETAILS, --keep-details)";

  private final FailedStep failed;
  private final Step step;
  private final StepProgress progress;
  private final SegmentFailure segmentFailure;
  private final SqlFailure failure;
  private final @Nullable String current;
  private final Circumstances circumstances;

  /** {@code current} is the newest version in the database now, null for none. */
  FailureMessage(
      FailedStep failed, SegmentFailure segmentFailure, @Nullable String current, RunFacts facts) {
    this.failed = failed;
    this.step = failed.step();
    this.progress = failed.progress();
    this.segmentFailure = segmentFailure;
    this.failure = segmentFailure.failure();
    this.current = current;
    this.circumstances = facts.of(failed, segmentFailure);
  }

  /** The whole; {@code blockers} describes sessions that may have stood in the way. */
  String text(List<String> blockers) {
    return what(failure.detail()) + "\n" + state() + "\nNext: " + next(blockers);
  }

  /** The same without the values of rows, for where it is kept. */
  String kept(List<String> blockers) {
    String names = RowValues.detailWithout(failure);
    String detail = names.isEmpty() && !failure.detail().isEmpty() ? NOT_KEPT : names;
    return what(detail) + "\n" + state() + "\nNext: " + next(blockers);
  }

  /** The same for a program. */
  FailureFields fields(List<String> blockers) {
    FailurePlace place = segmentFailure.place();
    return new FailureFields(
        failure.sqlState(),
        place == null ? null : place.file(),
        place == null ? null : place.position().line(),
        place == null ? null : place.position().column(),
        step.version().toString(),
        stateWord(),
        next(blockers));
  }

  private String stateWord() {
    if (failure.isConnectionLoss()) {
      return "unknown";
    }
    return progress.isPartial() ? "partial" : "rolled_back";
  }

  private String what(String detail) {
    FailurePlace place = segmentFailure.place();
    String where = place == null ? "Migration " + step.version() : place.toString();
    String code = failure.sqlState().equals(Verification.FAILED) ? "VERIFY" : failure.sqlState();
    String tries = segmentFailure.tries() > 1 ? ", " + segmentFailure.tries() + " tries" : "";
    return where
        + ": "
        + hidden(String.valueOf(failure.getMessage()))
        + " ("
        + code
        + tries
        + ")."
        + line("Detail", detail)
        + line("Hint", failure.hint())
        + line("Context", place == null ? "" : String.join("\n    ", place.context()))
        + suppressed();
  }

  private String hidden(String text) {
    FailurePlace place = segmentFailure.place();
    return place == null ? text : Passwords.hide(place.secrets(), text);
  }

  private String suppressed() {
    StringBuilder also = new StringBuilder();
    for (Throwable other : segmentFailure.getSuppressed()) {
      also.append(line("Afterwards", String.valueOf(other.getMessage())));
    }
    return also.toString();
  }

  private String line(String name, String value) {
    return value.isEmpty()
        ? ""
        : "\n  " + name + ": " + hidden(value).replaceAll("\n(?! )", "\n    ");
  }

  private String state() {
    String others =
        current == null
            ? "No migration is applied."
            : "Everything up to " + current + " stays applied.";
    if (failure.isConnectionLoss()) {
      return lost() + others;
    }
    if (progress.isPartial()) {
      return progress.told(step)
          + ", the failed one "
          + (failed.segment().isOutside() ? "may have left a part." : "was rolled back.")
          + " "
          + (step.direction() == Direction.UP ? others : StepProgress.BELOW);
    }
    return (step.direction() == Direction.UP ? "" : "The DOWN of ")
        + step.version()
        + " was rolled back. "
        + others;
  }

  private String lost() {
    boolean outside = failed.segment().isOutside();
    return "The connection was lost, so this "
        + (outside ? "statement of " : "segment of ")
        + step.version()
        + (outside
            ? ", outside of transactions, may be done, in part or as a whole. "
            : " is either done and recorded or not done at all. ");
  }

  private String next(List<String> blockers) {
    String again = circumstances.again();
    if (failure.isConnectionLoss()) {
      String look = "look with status, then " + again + "; it goes on where it stopped";
      return Remedies.against(failure, circumstances.again(look)).orElse(look) + ".";
    }
    if (failure.sqlState().equals(LOCKED)) {
      String who = blockers.isEmpty() ? "" : " when " + String.join(" or ", blockers) + " ends";
      return again + who + ", or raise --lock-timeout.";
    }
    return HistoryTableAdvice.against(segmentFailure, circumstances)
            .or(() -> Remedies.against(failure, circumstances))
            .orElseGet(() -> "mend " + circumstances.script() + " and " + again)
        + ".";
  }

  /** What is typed again. */
  static String again(Step step) {
    return step.direction() == Direction.UP ? "run up again" : "run down again";
  }

  /** What may have to be mended. */
  static String script(Step step) {
    return step.direction() == Direction.UP ? "the file" : "the DOWN script";
  }
}
