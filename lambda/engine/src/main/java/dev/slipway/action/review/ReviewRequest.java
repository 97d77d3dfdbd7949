package dev.slipway.action.review;

import dev.slipway.action.Action;
import dev.slipway.action.ComingFiles;
import dev.slipway.action.Consents;
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
import dev.slipway.config.Consent;
import dev.slipway.config.Replacements;
import dev.slipway.review.Review;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes one page for the people who approve migrations.
 *
 * @param options which migrations, and on which server they are tried
 * @param proof whether it is tried if they can be taken back
 * @param format null for what the file's name says, else HTML
 * @param to the files of the page; none where the page is the answer
 * @param set values for placeholders
 * @param files the zip of the migrations of a build to come; null for those there are
 */
public record ReviewRequest(
    TraceOptions options,
    boolean proof,
    @Nullable PageFormat format,
    List<String> to,
    Replacements set,
    @Nullable String files,
    Set<Consent> consents)
    implements Request {

  private static final Field<Boolean> PROOF =
      Field.unless("proof", "Do not try whether they can be taken back.");

  private static final Field<PageFormat> FORMAT =
      Field.of("format", Values.oneOf(PageFormat.class))
          .option("FORMAT", "html or markdown (default: as FILE ends, else html).");

  private static final Field<List<String>> TO =
      Field.of("to", Values.list(Function.identity()), List.<String>of())
          .each("--to", "FILE", "Write the page into FILE, not as the answer; repeatable.");

  public static final Action ACTION =
      new Action(
          Form.of(
                  "review",
                  "Makes one page for the people who approve what is pending: hazards, locks, the"
                      + " schema's changes, the way back, whether the database is ready, and every"
                      + " statement.",
                  "One HTML file that needs no network, or Markdown. What is tried runs on an"
                      + " embedded PostgreSQL, or on the server of --scratch-url.")
              .about(Topic.CONNECTION, Topic.FILES, Topic.BACKUP, Topic.OUTPUT)
              .findingWhenChecked(
                  "a hazard is an error, a migration is not proved, or something is red",
                  "Exit 3 when a hazard is an error, a migration is not proved, or something is"
                      + " red.")
              .taking(
                  TO,
                  FORMAT,
                  TraceOptions.SINCE,
                  TraceOptions.SCRATCH_URL,
                  TraceOptions.SCHEMA_FROM,
                  TraceOptions.FROM_BACKUP,
                  TraceOptions.SPEED,
                  PROOF,
                  PlaceholderFields.SET,
                  PlaceholderFields.SET_ENV,
                  Consents.EXISTING,
                  ComingFiles.URL),
          ReviewRequest::of);

  private static ReviewRequest of(Given given) {
    return new ReviewRequest(
        TraceOptions.of(given),
        given.get(PROOF),
        given.find(FORMAT),
        given.get(TO),
        PlaceholderFields.of(given),
        given.find(ComingFiles.URL),
        given.consents());
  }

  @Override
  public DatabaseUse use() {
    return options.use();
  }

  @Override
  public Report perform(Desk desk) {
    List<PageFile> pages = to.stream().map(name -> PageFile.at(name, format)).toList();
    Review review = new Reviewing(ComingFiles.at(desk, files).with(set), options).review(proof);
    pages.forEach(page -> page.write(review));
    return new ReviewReport(review, pages.isEmpty() ? answer(review) : null, to);
  }

  private String answer(Review review) {
    return (format == null ? PageFormat.HTML : format).page(review);
  }
}
