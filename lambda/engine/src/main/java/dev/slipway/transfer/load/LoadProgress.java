package dev.slipway.transfer.load;

import dev.slipway.error.Count;
import dev.slipway.ledger.RowsRun;
import dev.slipway.postgres.TableName;
import dev.slipway.progress.Work;
import dev.slipway.progress.WorkListener;
import dev.slipway.time.Stopwatch;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Says how far a loading of rows is: on the terminal, and in the audit log. */
public final class LoadProgress implements WorkListener {

  private static final long MEGA = 1_000_000;

  /** In the log, so often at most. */
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final WorkListener listener;
  private final RowsRun run;
  private final List<TableLoad> loads;
  private final Map<TableName, Long> bytes;
  private Stopwatch sinceTold = new Stopwatch();
  private int done;
  private long rows;
  private long moved;

  /** {@code bytes}: what the rows of each table are, where they come from. */
  public LoadProgress(
      WorkListener listener, RowsRun run, List<TableLoad> loads, Map<TableName, Long> bytes) {
    this.listener = listener;
    this.run = run;
    this.loads = loads;
    this.bytes = bytes;
  }

  /** What is counted are bytes, whatever the loading counts; of all transactions together. */
  @Override
  public void workBegins(Work work) {
    if (done == 0) {
      long all =
          loads.stream().mapToLong(load -> bytes.getOrDefault(load.target().name(), 0L)).sum();
      listener.workBegins(new Work(work.name(), work.thing(), loads.size(), all, false));
    }
    tell();
  }

  @Override
  public void thingDone(String subject, long rowsOfTable) {
    TableLoad load = loads.get(done);
    done++;
    moved = 0;
    rows += rowsOfTable;
    listener.thingDone(subject, bytes.getOrDefault(load.target().name(), 0L));
    if (sinceTold.elapsed().compareTo(PAUSE) > 0) {
      tell();
    }
  }

  /** Told by the thread that sends: nobody else speaks on the session of the log meanwhile. */
  @Override
  public void bytesMoved(long some) {
    listener.bytesMoved(some);
    moved += some;
    if (sinceTold.elapsed().compareTo(PAUSE) > 0) {
      tell();
    }
  }

  private void tell() {
    sinceTold = new Stopwatch();
    String table = done < loads.size() ? loads.get(done).target().name().toString() : "keys";
    run.progress(
        "loading %s%s: %d of %s done, %s so far, not committed yet"
            .formatted(
                table,
                moved < MEGA ? "" : " (" + moved / MEGA + " MB of it)",
                done,
                Count.of(loads.size(), "table"),
                Count.of(rows, "row")));
  }
}
