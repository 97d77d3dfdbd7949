package dev.slipway.backup.part;

import dev.slipway.error.SlipwayException;

/** What is read of one moment would not have ended before its caller must have answered. */
public final class OutOfTime extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private final String next;

  /**
   * Says so.
   *
   * @param what cannot be gone on with later, such as {@code a backup}
   * @param next a sentence that begins with "Next: "
   */
  public OutOfTime(String what, String next) {
    super("the time of this call is over, and " + what + " cannot be paused", null);
    this.next = next;
  }

  /** That of a backup. */
  public static OutOfTime ofBackup() {
    return new OutOfTime(
        "a backup",
        "Next: back up from where there is no such limit (./slipway backup), or by a snapshot"
            + " (\"kind\":\"snapshot\"); BACKUP_BEFORE_UP=never lets a deploy go on without.");
  }

  /** What to do. */
  public String next() {
    return next;
  }
}
