package dev.slipway.backup.part;

import dev.slipway.error.SlipwayException;

/** What is read of one moment would not have ended before its caller must have answered. */
public final class OutOfTime extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private final String next;

  private OutOfTime(String why, String what, String next) {
    super(why + ", and " + what + " cannot be paused", null);
    this.next = next;
  }

  /**
   * The time of a call is over.
   *
   * @param what cannot be gone on with later, such as {@code a backup}
   * @param next a sentence that begins with "Next: "
   */
  public static OutOfTime ofCall(String what, String next) {
    return new OutOfTime("the time of this call is over", what, next);
  }

  /** Somebody wants it to end. */
  public static OutOfTime interrupted(String what) {
    return new OutOfTime("it was interrupted", what, "Next: run it again.");
  }

  /** What to do. */
  public String next() {
    return next;
  }
}
