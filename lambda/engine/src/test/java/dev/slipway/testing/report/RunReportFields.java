package dev.slipway.testing.report;

import java.util.List;

/** What the report of a run consists of, in this order, from whichever door it comes. */
public final class RunReportFields {

  /** The names of the fields. */
  public static final List<String> ALL =
      List.of(
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
          "durationMs");

  private RunReportFields() {}
}
