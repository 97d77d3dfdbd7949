package dev.slipway.action.trace;

import dev.slipway.action.Action;
import dev.slipway.action.DatabaseUse;
import dev.slipway.action.Desk;
import dev.slipway.action.Form;
import dev.slipway.action.Given;
import dev.slipway.action.PlaceholderFields;
import dev.slipway.action.Report;
import dev.slipway.action.Request;
import dev.slipway.action.Topic;
import dev.slipway.action.TraceOptions;
import dev.slipway.action.TracedSet;
import dev.slipway.config.Replacements;
import dev.slipway.time.Stopwatch;

/**
 * Measures what migrations do to others.
 *
 * @param set values for placeholders
 */
public record TraceRequest(TraceOptions options, Replacements set) implements Request {

  public static final Action ACTION =
      new Action(
          Form.of(
                  "trace",
                  "Runs what is pending on a scratch database, and shows what each statement locks,"
                      + " reads whole and writes anew. Exit 3 when one blocks reads or writes for"
                      + " as long as that takes.",
                  "On an embedded PostgreSQL, or on the server of --scratch-url, behind all that"
                      + " has run before. The sizes of the live database's tables, from its"
                      + " catalogue, tell how long.")
              .about(Topic.CONNECTION, Topic.FILES, Topic.OUTPUT)
              .finding("a statement blocks others for long")
              .taking(
                  TraceOptions.SINCE,
                  TraceOptions.SCRATCH_URL,
                  TraceOptions.SCHEMA_FROM,
                  TraceOptions.FROM_BACKUP,
                  TraceOptions.ROWS,
                  TraceOptions.SPEED,
                  PlaceholderFields.SET,
                  PlaceholderFields.SET_ENV),
          TraceRequest::of);

  private static TraceRequest of(Given given) {
    return new TraceRequest(TraceOptions.of(given), PlaceholderFields.of(given));
  }

  @Override
  public DatabaseUse use() {
    return options.use();
  }

  @Override
  public Report perform(Desk desk) {
    Stopwatch time = new Stopwatch();
    return new TraceReport(TracedSet.of(desk.with(set), options), options.rows(), time.millis());
  }
}
