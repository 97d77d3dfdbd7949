package dev.slipway.cli;

import dev.slipway.error.Count;
import dev.slipway.progress.Work;
import dev.slipway.progress.WorkListener;
import dev.slipway.text.Wording;

/** Shows how far work is, how fast its bytes go, and when it may be done. */
final class WorkProgress implements WorkListener {

  private static final long NANOS = 1_000_000_000;

  private final ProgressLine line;
  private Work work = new Work("", "", 0, 0, false);
  private Throughput throughput = new Throughput();
  private String subject = "";
  private long shownNanos;
  private int thingsDone;
  private long bytesDone;
  private long moved;

  WorkProgress(ProgressLine line) {
    this.line = line;
  }

  @Override
  public synchronized void workBegins(Work begun) {
    work = begun;
    throughput = new Throughput();
    subject = "";
    thingsDone = 0;
    bytesDone = 0;
    moved = 0;
    line.show(
        begun.name()
            + ": "
            + Count.of(begun.count(), begun.thing())
            + (begun.bytes() == 0 ? "" : ", " + Wording.size(begun.bytes())));
  }

  /** Once a second is enough. */
  @Override
  public synchronized void bytesMoved(long bytes) {
    moved += bytes;
    if (System.nanoTime() - shownNanos > NANOS) {
      line.go(text());
    }
  }

  @Override
  public synchronized void thingDone(String what, long bytes) {
    thingsDone++;
    bytesDone += bytes;
    subject = what.lines().findFirst().map(first -> ", " + first).orElse("");
    line.show(text());
  }

  private String text() {
    shownNanos = System.nanoTime();
    return work.name()
        + ": "
        + thingsDone
        + " of "
        + Count.of(work.count(), work.thing())
        + amount(work.estimated() ? bytesDone : moved)
        + subject;
  }

  /** Nothing when all bytes have gone, and only things are left. */
  private String amount(long done) {
    return done >= work.bytes()
        ? ""
        : ", %d %%, %s, %s%s"
            .formatted(
                100 * done / work.bytes(),
                Wording.size(moved),
                throughput.rate(moved),
                throughput.left(done, work.bytes()));
  }
}
