package dev.slipway.backup;

/** What a worker was doing when it failed, and why. */
final class PartFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String doing;
  private final Throwable reason;

  PartFailure(String doing, Throwable reason) {
    super(doing, reason);
    this.doing = doing;
    this.reason = reason;
  }

  String doing() {
    return doing;
  }

  Throwable reason() {
    return reason;
  }
}
