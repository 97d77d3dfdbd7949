package dev.slipway.run;

import dev.slipway.history.HistoryEntry;
import dev.slipway.history.HistoryRow;
import dev.slipway.history.HistoryWriter;
import dev.slipway.history.SegmentsDone;
import dev.slipway.history.State;
import dev.slipway.migration.KeptScript;
import dev.slipway.migration.Placeholders;
import dev.slipway.plan.Direction;
import dev.slipway.plan.Step;
import dev.slipway.postgres.DatabaseEncoding;
import dev.slipway.time.Stopwatch;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the history is told of a step as its segments get done. */
final class StepRecord {

  private final Step step;
  private final StepProgress progress;
  private final Map<String, String> values;
  private final boolean ownRows;
  private final HistoryWriter history;
  private final HistoryEntry entry;
  private final Stopwatch time = new Stopwatch();

  StepRecord(RunTerms terms, Step step, StepProgress progress, DatabaseEncoding encoding) {
    this.step = step;
    this.progress = progress;
    this.values = terms.settings().placeholders().open();
    this.ownRows = Mention.in(step, "schema_migrations");
    this.history = new HistoryWriter(terms.settings().historySchema(), encoding);
    String down = step.downScript();
    Placeholders placeholders = new Placeholders(terms.settings().placeholders());
    this.entry =
        new HistoryEntry(
            step.version(),
            step.description(),
            step.checksum(),
            down == null ? null : KeptScript.of(down, placeholders),
            terms.settings().invokedBy());
  }

  /** The DOWN section that is written down with the step; null when there is none. */
  @Nullable String downScript() {
    return entry.downScript();
  }

  /** The segment behind those that are done is about to begin outside of transactions. */
  String begun(StepProgress progress) {
    if (progress.isPartial()) {
      return history.begun(step.version());
    }
    return isDown() ? history.reverting(step.version()) : partial(progress.done(), true);
  }

  /** The segment that was begun has failed for certain. */
  String failed() {
    return history.failed(step.version());
  }

  private String partial(int done, boolean nextBegun) {
    State state = isDown() ? State.REVERTING : State.PARTIAL;
    SegmentsDone segments = new SegmentsDone(state, done, checksumOfFirst(done), nextBegun);
    return history.partial(entry, segments, elapsed(done));
  }

  private String checksumOfFirst(int count) {
    return Step.checksumOfFirst(progress.segments(), count, values);
  }

  private boolean isDown() {
    return step.direction() == Direction.DOWN;
  }

  /** With this many segments the step is done as a whole, or it is partial. */
  String done(int count) {
    if (count < progress.segments().size()) {
      return partial(count, false);
    }
    if (isDown()) {
      return history.forget(step.version());
    }
    String others = ownRows ? history.forgetOtherSpellings(step.version()) : "";
    return others + history.applied(entry, elapsed(count));
  }

  /** The step has done nothing after all. */
  String forget() {
    HistoryRow row = step.row();
    if (isDown() && row != null) {
      return history.notReverted(step.version(), row.isReverting() ? State.APPLIED : row.state());
    }
    return row == null || row.isPartial() ? history.forget(step.version()) : history.asBefore(row);
  }

  /** Has the session remember when that was recorded, for whoever may not read our tables. */
  String remember() {
    return "SELECT pg_catalog.set_config('"
        + Leftovers.ANNOUNCED
        + "', ("
        + history.writtenBy(step.version())
        + "), false);\n";
  }

  /** What went before the transaction that records it, which tells its own time. */
  private long elapsed(int count) {
    boolean first = count <= step.firstSegment() + 1;
    return step.earlierMs() + (first ? 0 : time.millis());
  }
}
