package dev.slipway.cli;

import dev.slipway.backup.BackupListener;
import dev.slipway.backup.manifest.Part;
import dev.slipway.text.Wording;

/** Shows how far the files of a backup are written or read, how fast, and when that may be done. */
final class BackupProgress implements BackupListener {

  private static final long NANOS = 1_000_000_000;

  private final ProgressLine line;
  private final String word;
  private final Pace pace = new Pace();
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
    line.show(word + ": " + Wording.count(files, "file") + " of " + Wording.size(planned));
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
    long percent = planned == 0 ? 0 : 100 * done / planned;
    line.show(
        "%s: %d of %s, %d %%, %s read, %s%s"
            .formatted(
                word,
                filesDone,
                Wording.count(files, "file"),
                percent,
                Wording.size(read),
                pace.rate(read),
                pace.left(done, planned)));
  }
}
