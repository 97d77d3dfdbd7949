package dev.slipway.cli;

import dev.slipway.backup.BackupListener;
import dev.slipway.backup.manifest.Part;
import dev.slipway.config.Durations;
import java.time.Duration;

/** Shows how far the files of a backup are written or read, how fast, and when that may be done. */
final class BackupProgress implements BackupListener {

  private static final long NANOS = 1_000_000_000;

  private final ProgressLine line;
  private final String word;
  private final long startNanos = System.nanoTime();
  private long shownNanos;
  private int files;
  private long planned;
  private int filesDone;
  private long done;
  private long read;

  /** {@code word} says what is going on. */
  BackupProgress(ProgressLine line, String word) {
    this.line = line;
    this.word = word;
  }

  @Override
  public synchronized void backupPlanned(int allFiles, long bytes) {
    files = allFiles;
    planned = bytes;
    line.show(word + ": " + files + " files of " + Wording.size(planned));
  }

  /** Once a second is enough. */
  @Override
  public synchronized void backupRead(long bytes) {
    read += bytes;
    if (System.nanoTime() - shownNanos > NANOS) {
      show();
    }
  }

  @Override
  public synchronized void backupPartDone(Part part, long bytes) {
    filesDone++;
    done += bytes;
    show();
  }

  private void show() {
    shownNanos = System.nanoTime();
    double seconds = Math.max(1, shownNanos - startNanos) / (double) NANOS;
    long percent = planned == 0 ? 0 : 100 * done / planned;
    line.show(
        "%s: %d of %d files, %d %%, %s read, %s/s%s"
            .formatted(
                word,
                filesDone,
                files,
                percent,
                Wording.size(read),
                Wording.size((long) (read / seconds)),
                left(seconds)));
  }

  /** Told when enough is done to tell it. */
  private String left(double seconds) {
    if (done == 0 || done >= planned) {
      return "";
    }
    long millis = (long) (1000 * seconds * (planned - done) / done);
    return ", " + Durations.format(Duration.ofMillis(millis)) + " left";
  }
}
