package dev.slipway.testing;

/** What the report of a run consists of, in this order, from whichever door it comes. */
public final class RunReportFields {

  /** The names of the fields. */
  public static final String[] ALL = {
    "action",
    "outcome",
    "database",
    "environment",
    "from",
    "to",
    "steps",
    "pending",
    "warnings",
    "backup",
    "runId",
    "durationMs"
  };

  private RunReportFields() {}
}
