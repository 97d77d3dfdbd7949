package dev.slipway.action.lint;

import dev.slipway.action.Action;
import dev.slipway.action.Argument.Kind;
import dev.slipway.action.ComingFiles;
import dev.slipway.action.DatabaseUse;
import dev.slipway.action.Desk;
import dev.slipway.action.Field;
import dev.slipway.action.Form;
import dev.slipway.action.Given;
import dev.slipway.action.PlaceholderFields;
import dev.slipway.action.Report;
import dev.slipway.action.Request;
import dev.slipway.action.Topic;
import dev.slipway.action.TraceOptions;
import dev.slipway.action.Values;
import dev.slipway.config.Replacements;
import dev.slipway.migration.Version;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks for hazards in migrations.
 *
 * @param which those that are looked at
 * @param since only those above it, which run one behind the other; null for all
 * @param trace where statements are run and measured; null for their text alone
 * @param files the zip of the migrations of a build to come; null for those there are
 * @param counted how much kinds count, by their words
 * @param set values for placeholders
 */
public record LintRequest(
    Which which,
    @Nullable Version since,
    @Nullable TraceOptions trace,
    LintFormat format,
    @Nullable String files,
    Map<String, String> counted,
    Replacements set)
    implements Request {

  /** Which migrations are looked at. */
  enum Which {
    /** Each file by itself; no database is asked. */
    FILES,
    /** Those that are pending in the database, one behind the other. */
    PENDING
  }

  private static final Field<Boolean> PENDING =
      Field.flag("pending", "Ask the database which migrations are pending, and look at those.");

  private static final Field<Version> SINCE =
      Field.of("since", Values.VERSION)
          .option("VERSION", "Look at the migrations above it, as one set.");

  private static final Field<Boolean> TRACE =
      Field.flag(
          "trace",
          "Run them on a scratch database too: hazards are those that were measured there.");

  private static final Field<LintFormat> FORMAT =
      Field.of("format", Values.oneOf(LintFormat.class), LintFormat.TEXT)
          .option("FORMAT", "text, sarif, github or markdown (default: text).");

  private static final Field<Map<String, String>> LEVEL =
      Field.of("level", Values.TEXTS, Map.<String, String>of())
          .said(
              Kind.PAIR,
              "KIND=LEVEL",
              "How much a kind counts: off, warning or error; style stands for all kinds of style"
                  + " (also lint.KIND=LEVEL in slipway.properties).");

  public static final Action ACTION =
      new Action(
          Form.of(
                  "lint",
                  "Shows what the statements of migrations block or lose, why, and how they are"
                      + " written safely. Exit 3 when one is an error.",
                  "By their text alone (or measured: --trace), each file by itself; what a set of"
                      + " migrations has made is no hazard in it. A file accepts one with: --"
                      + " slipway: allow=KIND -- REASON.")
              .about(Topic.CONNECTION, Topic.FILES, Topic.OUTPUT)
              .finding("a hazard is an error")
              .taking(
                  PENDING,
                  SINCE,
                  TRACE,
                  TraceOptions.SCRATCH_URL,
                  FORMAT,
                  LEVEL,
                  PlaceholderFields.SET,
                  PlaceholderFields.SET_ENV,
                  ComingFiles.URL),
          LintRequest::of);

  private static LintRequest of(Given given) {
    if (!given.get(TRACE)) {
      given.refuseIfAsked(TraceOptions.SCRATCH_URL, "is for --trace");
    }
    return new LintRequest(
        given.get(PENDING) ? Which.PENDING : Which.FILES,
        given.find(SINCE),
        given.get(TRACE) ? TraceOptions.onServer(given) : null,
        given.get(FORMAT),
        given.find(ComingFiles.URL),
        given.get(LEVEL),
        PlaceholderFields.of(given));
  }

  @Override
  public boolean needsNoMigrations() {
    return files != null;
  }

  @Override
  public DatabaseUse use() {
    if (trace != null) {
      return trace.use(which == Which.PENDING);
    }
    return which == Which.PENDING ? DatabaseUse.CONNECTED : DatabaseUse.NAMED;
  }

  @Override
  public Report perform(Desk desk) {
    return new Linting(ComingFiles.at(desk.with(set), files), this).report();
  }
}
