package dev.slipway.testing.rds;

/**
 * What happens to a request to RDS instead of its right answer.
 *
 * @param status of HTTP; 0 when there is no answer at all
 * @param code RDS's word for the error
 * @param done whether RDS does what was asked for all the same
 */
public record RdsFault(int status, String code, String message, boolean done) {

  /** The connection is closed before RDS has done anything. */
  public static final RdsFault CUT = new RdsFault(0, "", "", false);

  /** RDS does it, and the connection is closed before it answers. */
  public static final RdsFault LOSE_ANSWER = new RdsFault(0, "", "", true);

  /** RDS fails. */
  public static final RdsFault INTERNAL =
      new RdsFault(500, "InternalFailure", "The request processing has failed.", false);

  /** RDS is down for a moment. */
  public static final RdsFault UNAVAILABLE =
      new RdsFault(503, "ServiceUnavailable", "The request has failed temporarily.", false);

  /** RDS is asked too often. */
  public static final RdsFault THROTTLED = new RdsFault(400, "Throttling", "Rate exceeded", false);

  /** An answer of RDS that is final. */
  public static RdsFault of(int status, String code, String message) {
    return new RdsFault(status, code, message, false);
  }
}
