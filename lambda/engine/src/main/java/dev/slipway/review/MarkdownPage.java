package dev.slipway.review;

import dev.slipway.error.Count;
import dev.slipway.lint.Hazard;
import dev.slipway.markup.Markdown;
import dev.slipway.markup.MarkdownLines;
import dev.slipway.review.Review.RatedHazard;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The review as Markdown, for a comment on a pull request. */
public final class MarkdownPage {

  /** Of a comment on GitHub, which takes 65,536 characters. */
  private static final int MOST = 60_000;

  private static final int LONGEST_STATEMENT = 2_000;

  private static final String REST =
      "\n\n**This is not all:** the rest is in the page that `review --to FILE` writes.";

  private final Review review;
  private final MarkdownLines lines = new MarkdownLines();

  private MarkdownPage(Review review) {
    this.review = review;
  }

  /** The page. */
  public static String of(Review review) {
    MarkdownPage page = new MarkdownPage(review);
    page.write();
    return page.lines.within(MOST, REST);
  }

  private void write() {
    lines.line("# Review of " + Summary.migrations(review) + plain(Summary.database(review)));
    lines.line("");
    lines.line(
        Summary.tags(review).stream()
            .map(tag -> "**" + plain(tag.text()) + "**")
            .collect(Collectors.joining(", ")));
    review.notes().forEach(note -> lines.paragraph(plain(note)));
    hazards();
    locks();
    new MarkdownSchema(review.schema(), lines).write();
    down();
    readiness();
    statements();
  }

  private void hazards() {
    lines.heading("Hazards");
    if (review.hazards().isEmpty()) {
      lines.paragraph("No statement blocks others for long or loses anything, by its text.");
    }
    review.hazards().forEach(this::hazard);
  }

  private void hazard(RatedHazard rated) {
    Hazard hazard = rated.hazard();
    String level = rated.isOpen() ? rated.level().name().toLowerCase(Locale.ROOT) : "accepted";
    lines.part(level + ": " + hazard.kind().word() + " at " + Markdown.code(hazard.where()));
    lines.paragraph("Blocks " + plain(hazard.blocks()) + ". " + plain(hazard.reason()));
    String accepted = hazard.accepted();
    if (accepted != null) {
      lines.paragraph("Accepted in the file: " + plain(accepted));
    }
    lines.fence("sql", hazard.statement());
    if (!hazard.rewrite().isEmpty()) {
      lines.line("Write instead:");
      lines.fence("sql", String.join("\n", hazard.rewrite()));
    }
  }

  private void statements() {
    lines.heading("What will run");
    for (ReviewedMigration migration : review.migrations()) {
      lines.part(plain(migration.title()));
      for (int i = 0; i < migration.segments().size(); i++) {
        ReviewedSegment segment = migration.segments().get(i);
        lines.paragraph(
            "Segment %d, %s, %s"
                .formatted(
                    i + 1, segment.words(), Count.of(segment.statements().size(), "statement")));
        segment.statements().forEach(one -> lines.fence("sql", one.shown(LONGEST_STATEMENT)));
      }
    }
  }

  private void locks() {
    lines.heading("Who waits, and when");
    TimeLine line = TimeLine.of(review);
    if (line.tables().isEmpty()) {
      lines.paragraph("Nobody waits on a table that was there before, as far as was measured.");
      return;
    }
    lines.head(
        Stream.concat(Stream.of("Statement"), line.tables().stream().map(Markdown::code)).toList());
    line.parts().stream()
        .flatMap(part -> part.rows().stream())
        .forEach(
            row ->
                lines.row(
                    Stream.concat(
                        Stream.of(cell(row.statement())),
                        row.cells().stream()
                            .map(
                                cell ->
                                    cell.map(one -> Waiting.sign(row.statement(), one))
                                        .orElse("")))));
  }

  private static String cell(ReviewedStatement statement) {
    return Markdown.code(statement.where()) + " " + plain(statement.head());
  }

  private void down() {
    lines.heading("The way back");
    if (review.proofs().isEmpty()) {
      lines.paragraph("Nobody tried whether these migrations can be taken back.");
    }
    review
        .proofs()
        .forEach(
            one -> {
              lines.line(
                  "- %s: %s"
                      .formatted(
                          plain(one.version() + " " + one.description()),
                          one.finding().text()
                              + (one.accepted() == null
                                  ? ""
                                  : " (accepted: " + plain(one.accepted()) + ")")));
              one.details().forEach(detail -> lines.fence("", detail));
            });
  }

  private void readiness() {
    lines.heading("Backup and database");
    if (review.readings().isEmpty()) {
      lines.paragraph("No live database was asked.");
      return;
    }
    lines.head(List.of("Light", "What", "Figure", "Next"));
    review
        .readings()
        .forEach(
            one ->
                lines.row(
                    Stream.of(
                        one.light().name(),
                        plain(one.gauge()),
                        plain(one.figure()),
                        plain(one.next() == null ? "" : one.next()))));
  }

  private static String plain(String text) {
    return Markdown.plain(text);
  }
}
