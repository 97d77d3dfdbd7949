package dev.slipway.cli;

import dev.slipway.backup.restore.RestoreListener;
import dev.slipway.text.Wording;

/** Shows how far a restore is, how fast it sends rows, and when they may all be there. */
final class RestoreProgress implements RestoreListener {

  private static final long NANOS = 1_000_000_000;

  private final ProgressLine line;
  private Pace pace = new Pace();
  private long shownNanos;
  private long toCheck;
  private long checked;
  private int units;
  private int unitsDone;
  private long planned;
  private long sent;

  RestoreProgress(ProgressLine line) {
    this.line = line;
  }

  @Override
  public synchronized void restoreChecking(long bytes) {
    toCheck = bytes;
    line.show("restore: comparing " + Wording.size(bytes) + " with the manifest");
  }

  @Override
  public synchronized void restoreChecked(long bytes) {
    checked += bytes;
    if (isDue()) {
      line.show(
          "restore: compared %s of %s with the manifest"
              .formatted(Wording.size(checked), Wording.size(toCheck)));
    }
  }

  @Override
  public synchronized void restorePlanned(int allUnits, long bytes) {
    units = allUnits;
    planned = bytes;
    pace = new Pace();
    line.show(
        "restore: " + Wording.count(units, "unit") + ", " + Wording.size(planned) + " of rows");
  }

  @Override
  public synchronized void restoreSent(long bytes) {
    sent += bytes;
    if (isDue()) {
      show("rows");
    }
  }

  @Override
  public synchronized void restoreUnitDone(String subject) {
    unitsDone++;
    show(subject.lines().findFirst().orElse(""));
  }

  /** Once a second is enough. */
  private boolean isDue() {
    long now = System.nanoTime();
    boolean due = now - shownNanos > NANOS;
    shownNanos = due ? now : shownNanos;
    return due;
  }

  private void show(String what) {
    String rate =
        sent < planned
            ? ", %d %%, %s%s"
                .formatted(100 * sent / planned, pace.rate(sent), pace.left(sent, planned))
            : "";
    line.show(
        "restore: %d of %s%s, %s".formatted(unitsDone, Wording.count(units, "unit"), rate, what));
  }
}
