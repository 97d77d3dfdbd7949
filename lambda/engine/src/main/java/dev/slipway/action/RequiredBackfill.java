package dev.slipway.action;

import dev.slipway.backfill.file.Backfill;
import dev.slipway.backfill.plan.BackfillTerms;
import dev.slipway.backfill.plan.BackfillTerms.Begin;
import dev.slipway.backfill.state.BackfillState;
import dev.slipway.backfill.state.BackfillState.Phase;
import dev.slipway.error.Count;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A backfill that a pending migration requires.
 *
 * @param name as the migration says it
 * @param file null where there is none, or one that cannot be read
 * @param states what the database remembers of it, by part; none where its table is not there: it
 *     was another
 * @param rows what its table has where it was never run; empty where that has no row, or is not
 *     there yet
 */
public record RequiredBackfill(
    String name, @Nullable Backfill file, List<BackfillState> states, String rows) {

  /** True where it was done as the file has it now, or the file is gone since. */
  boolean isDone() {
    Backfill now = file;
    return !states.isEmpty()
        && states.stream().allMatch(state -> state.phase() == Phase.DONE)
        && (now == null
            || states.stream().allMatch(state -> state.checksum().equals(now.checksum())));
  }

  /** True where nothing is to be done yet: what the run itself puts into the table is little. */
  boolean isEmpty() {
    return file != null && states.isEmpty() && rows.isEmpty();
  }

  /** True where rows that are there would be changed for the first time. */
  public boolean begins() {
    return file != null && states.isEmpty() && !rows.isEmpty();
  }

  /** How it is run: from the first row where the table is new, else from where it stopped. */
  public BackfillTerms terms() {
    BackfillTerms usual = BackfillTerms.USUAL;
    return isEmpty()
        ? new BackfillTerms(Begin.RESTART, usual.range(), usual.pace(), usual.maxRows())
        : usual;
  }

  /** Where it stands, behind its name. */
  String standing() {
    if (states.isEmpty()) {
      return "was never run" + (rows.isEmpty() ? "" : " (" + rows + ")");
    }
    if (states.stream().allMatch(state -> state.phase() == Phase.DONE)) {
      return "has changed since it was done";
    }
    Phase phase =
        states.stream()
            .map(BackfillState::phase)
            .filter(one -> one != Phase.DONE)
            .findFirst()
            .orElseThrow();
    long left = states.stream().mapToLong(BackfillState::left).sum();
    return "is " + phase.text() + " (" + Count.of(left, "row") + " left)";
  }
}
