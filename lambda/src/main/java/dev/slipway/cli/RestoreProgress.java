package dev.slipway.cli;

import dev.slipway.backup.restore.RestoreListener;
import dev.slipway.config.Durations;
import java.time.Duration;

/** Shows how far a restore is, how fast it sends rows, and when they may all be there. */
final class RestoreProgress implements RestoreListener {

  private static final long NANOS = 1_000_000_000;

  private final ProgressLine line;
  private long startNanos = System.nanoTime();
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
    startNanos = System.nanoTime();
    line.show("restore: " + units + " units, " + Wording.size(planned) + " of rows");
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
    double seconds = Math.max(1, System.nanoTime() - startNanos) / (double) NANOS;
    String rate =
        sent < planned
            ? ", %d %%, %s/s%s"
                .formatted(
                    100 * sent / planned, Wording.size((long) (sent / seconds)), left(seconds))
            : "";
    line.show("restore: %d of %d units%s, %s".formatted(unitsDone, units, rate, what));
  }

  private String left(double seconds) {
    if (sent == 0) {
      return "";
    }
    long millis = (long) (1000 * seconds * (planned - sent) / sent);
    return ", " + Durations.format(Duration.ofMillis(millis)) + " left";
  }
}
