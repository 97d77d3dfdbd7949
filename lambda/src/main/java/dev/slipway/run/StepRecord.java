package dev.slipway.run;

import dev.slipway.history.HistoryEntry;
import dev.slipway.history.HistoryWriter;
import dev.slipway.migration.KeptScript;
import dev.slipway.migration.Placeholders;
import dev.slipway.plan.Direction;
import dev.slipway.plan.Step;
import org.jspecify.annotations.Nullable;

/** What the history is told of a step as its segments get done. */
final class StepRecord {

  private final Step step;
  private final HistoryWriter history;
  private final HistoryEntry entry;
  private final long startNanos = System.nanoTime();

  StepRecord(RunTerms terms, Step step) {
    this.step = step;
    this.history = new HistoryWriter(terms.settings().historySchema());
    String down = step.downScript();
    this.entry =
        new HistoryEntry(
            step.version(),
            step.description(),
            step.checksum(),
            down == null
                ? null
                : KeptScript.of(down, new Placeholders(terms.settings().placeholders())),
            terms.settings().invokedBy());
  }

  /** The DOWN section that is written down with the step; null when there is none. */
  @Nullable String downScript() {
    return entry.downScript();
  }

  /** Some segments are done, the next may have been begun. */
  String partial(int done) {
    int signed = step.direction() == Direction.DOWN ? -done : done;
    return history.partial(entry, signed, step.checksumOfFirst(done), elapsed(done));
  }

  /** With this many segments the step is done as a whole, or it is partial. */
  String done(int count) {
    if (count < step.segments().size()) {
      return partial(count);
    }
    return step.direction() == Direction.DOWN ? forget() : history.applied(entry, elapsed(count));
  }

  /** The step was never begun, or is taken back. */
  String forget() {
    return history.forget(step.version());
  }

  /** A query for the age of what is recorded. */
  String age() {
    return history.age(step.version());
  }

  /** What went before the transaction that records it, which tells its own time. */
  private long elapsed(int count) {
    boolean first = count <= step.firstSegment() + 1;
    return step.earlierMs() + (first ? 0 : (System.nanoTime() - startNanos) / 1_000_000);
  }
}
