package dev.slipway.testing.rds;

/** RDS refuses a request. */
final class RdsError extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  RdsError(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  RdsFault fault() {
    return RdsFault.of(status, code, getMessage());
  }
}
