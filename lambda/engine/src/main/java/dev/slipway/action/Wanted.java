package dev.slipway.action;

import dev.slipway.backfill.plan.BackfillTerms.Begin;
import dev.slipway.backfill.state.BackfillState.Asked;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be done about rows that are changed in batches. */
public enum Wanted {
  /** To show what it would do. */
  SHOW,
  RUN,
  /** To run it, also where somebody holds it. */
  RESUME,
  /** To run it from the first row. */
  RESTART,
  /** To show what it would do from the first row. */
  SHOW_RESTART,
  PAUSE,
  CANCEL;

  public static final Field<Boolean> EXECUTE =
      Field.flag("execute", "Do it; without, one batch is tried and taken back.");

  public static final Field<Boolean> AGAIN =
      Field.flag("restart", "Begin at the first row, whatever was done before.");

  public static final Field<Boolean> HOLD =
      Field.flag("pause", "Let it rest after the batch that is under way, until --resume.");

  public static final Field<Boolean> GO_ON =
      Field.flag("resume", "Go on with one that rests, or was cancelled.");

  public static final Field<Boolean> GIVE_UP =
      Field.flag("cancel", "Give it up after the batch that is under way; what is done stays.");

  /** What the fields say; those that contradict each other are refused. */
  public static Wanted of(Given given) {
    if (given.get(HOLD)) {
      refuseOthers(given, HOLD, List.of(GIVE_UP, EXECUTE, AGAIN, GO_ON));
      refuseOthers(given, HOLD, PaceFields.PACE);
      return PAUSE;
    }
    if (given.get(GIVE_UP)) {
      refuseOthers(given, GIVE_UP, List.of(EXECUTE, AGAIN, GO_ON));
      refuseOthers(given, GIVE_UP, PaceFields.PACE);
      return CANCEL;
    }
    if (given.get(GO_ON)) {
      refuseOthers(given, GO_ON, List.of(AGAIN));
      return RESUME;
    }
    boolean run = given.get(EXECUTE);
    return given.get(AGAIN) ? run ? RESTART : SHOW_RESTART : run ? RUN : SHOW;
  }

  private static void refuseOthers(
      Given given, Field<Boolean> one, List<? extends Field<?>> others) {
    others.forEach(other -> given.refuseIfAsked(other, "does not go with " + given.name(one)));
  }

  /** True where rows are to be changed. */
  public boolean runs() {
    return this == RUN || this == RESUME || this == RESTART;
  }

  /** Where a run begins. */
  public Begin begin() {
    return switch (this) {
      case RESTART, SHOW_RESTART -> Begin.RESTART;
      case RESUME -> Begin.RESUME;
      default -> Begin.GO_ON;
    };
  }

  /** What is asked of another run; null for nothing. */
  public @Nullable Asked asked() {
    return this == PAUSE ? Asked.PAUSE : this == CANCEL ? Asked.CANCEL : null;
  }
}
