package dev.slipway.backup.part;

/** What a worker was doing when it failed, and why. */
public final class PartFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String doing;
  private final Throwable reason;

  PartFailure(String doing, Throwable reason) {
    super(doing, reason);
    this.doing = doing;
    this.reason = reason;
  }

  /** What was being done. */
  public String doing() {
    return doing;
  }

  /** Why it failed. */
  public Throwable reason() {
    return reason;
  }
}
