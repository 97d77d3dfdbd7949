package dev.slipway.action.importing;

import dev.slipway.error.Count;
import dev.slipway.ledger.RowsRun;
import dev.slipway.progress.Work;
import dev.slipway.progress.WorkListener;
import dev.slipway.time.Stopwatch;
import dev.slipway.transfer.load.TableLoad;
import java.time.Duration;
import java.util.List;

/** Says how far an import is: on the terminal, and in the audit log. */
final class ImportProgress implements WorkListener {

  /** In the log, so often at most. */
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final WorkListener listener;
  private final RowsRun run;
  private final ImportPlan plan;
  private final List<TableLoad> loads;
  private Stopwatch sinceTold = new Stopwatch();
  private int done;
  private long rows;

  ImportProgress(WorkListener listener, RowsRun run, ImportPlan plan) {
    this.listener = listener;
    this.run = run;
    this.plan = plan;
    this.loads = plan.load().loads();
  }

  /** What is counted are the bytes of the files, whatever the loading counts. */
  @Override
  public void workBegins(Work work) {
    long bytes = plan.bytes().values().stream().mapToLong(Long::longValue).sum();
    listener.workBegins(new Work(work.name(), work.thing(), work.count(), bytes, false));
    tell();
  }

  @Override
  public void thingDone(String subject, long rowsOfTable) {
    TableLoad load = loads.get(done);
    done++;
    rows += rowsOfTable;
    listener.thingDone(subject, plan.bytes().getOrDefault(load.target().name(), 0L));
    if (sinceTold.elapsed().compareTo(PAUSE) > 0) {
      tell();
    }
  }

  private void tell() {
    sinceTold = new Stopwatch();
    String table = done < loads.size() ? loads.get(done).target().name().toString() : "keys";
    run.progress(
        "loading %s: %d of %s done, %s so far, not committed yet"
            .formatted(table, done, Count.of(loads.size(), "table"), Count.of(rows, "row")));
  }
}
