package dev.slipway.backfill.run;

import dev.slipway.backfill.plan.BackfillOrder;
import dev.slipway.backfill.plan.BackfillTerms;
import dev.slipway.backfill.plan.BackfillTerms.Begin;
import dev.slipway.backfill.plan.Range;
import dev.slipway.backfill.state.BackfillState;
import dev.slipway.backfill.state.BackfillState.Asked;
import dev.slipway.backfill.state.BackfillState.Phase;
import dev.slipway.error.InvalidInput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a run begins, decided by what is remembered.
 *
 * @param from what is gone on with; null for what begins at the first row
 */
record Start(Kind kind, @Nullable BackfillState from) {

  /** What there is to do. */
  enum Kind {
    FRESH,
    GO_ON,
    /** All is done. */
    NOTHING,
    /** Somebody wants it to rest. */
    HELD
  }

  /** Throws {@link InvalidInput} where the terms do not fit what is remembered. */
  static Start of(List<BackfillState> states, BackfillOrder order, BackfillTerms terms) {
    Range range = terms.range();
    if (terms.begin() == Begin.RESTART) {
      if (!range.isWhole()) {
        throw refused(
            order,
            "A part cannot begin again by itself",
            "run it with --restart and without --part, then its parts");
      }
      return new Start(Kind.FRESH, null);
    }
    refuseOtherRanges(states, order, range);
    return states.stream()
        .filter(state -> state.part() == range.part())
        .findFirst()
        .map(state -> of(state, order, terms.begin()))
        .orElse(new Start(Kind.FRESH, null));
  }

  private static void refuseOtherRanges(
      List<BackfillState> states, BackfillOrder order, Range range) {
    int parts = (int) states.stream().filter(state -> state.part() > 0).count();
    boolean whole = states.stream().anyMatch(state -> state.part() == 0);
    if (range.parts() == 0 && parts > 0) {
      throw refused(
          order,
          "It was begun in " + parts + " parts",
          "go on with each (--parts "
              + parts
              + " --part 1 and so on), or begin again with"
              + " --restart");
    }
    if (range.parts() > 0 && whole) {
      throw refused(
          order, "It was begun as a whole", "go on without --parts, or begin again with --restart");
    }
    if (range.parts() > 0 && parts > 0 && parts != range.parts()) {
      throw refused(
          order,
          "It was begun in " + parts + " parts, not in " + range.parts(),
          "go on with --parts " + parts + ", or begin again with --restart");
    }
  }

  private static Start of(BackfillState state, BackfillOrder order, Begin begin) {
    boolean same =
        state.checksum().equals(order.backfill().checksum())
            && state.parameters().equals(order.parameters());
    if (!same && (begin != Begin.RESUME || state.phase() == Phase.DONE)) {
      throw refused(order, changed(state, order), ways(state));
    }
    if (state.phase() == Phase.DONE) {
      return new Start(Kind.NOTHING, state);
    }
    boolean cancelled = state.phase() == Phase.CANCELLED || state.asked() == Asked.CANCEL;
    if (begin == Begin.GO_ON && cancelled) {
      throw refused(order, "It was cancelled by " + state.askedBy(), ways(state));
    }
    boolean held = begin == Begin.GO_ON && state.isHeld();
    return new Start(held ? Kind.HELD : Kind.GO_ON, state);
  }

  private static String changed(BackfillState state, BackfillOrder order) {
    String what =
        state.checksum().equals(order.backfill().checksum())
            ? "It had other parameters (" + state.parameters().replace("\n", ", ") + ")"
            : "The file has changed";
    return what
        + (state.phase() == Phase.DONE
            ? " since it was done"
            : " since it was begun: " + state.counters() + " as it was before");
  }

  private static String ways(BackfillState state) {
    return state.phase() == Phase.DONE
        ? "do it for all rows again with --restart"
        : "go on with the other rows as it is now with --resume, or begin at the first with"
            + " --restart";
  }

  private static InvalidInput refused(BackfillOrder order, String why, String next) {
    return new InvalidInput(
        "The " + order.what() + " was not run. " + why + ". Nothing was done. Next: " + next + ".");
  }
}
