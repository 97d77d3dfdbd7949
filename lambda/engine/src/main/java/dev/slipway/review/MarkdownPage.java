package dev.slipway.review;

import dev.slipway.error.Count;
import dev.slipway.history.SchemaChange;
import dev.slipway.lint.Hazard;
import dev.slipway.markup.Markdown;
import dev.slipway.review.Review.RatedHazard;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The review as Markdown, for a comment on a pull request. */
public final class MarkdownPage {

  /** Of a comment on GitHub, which takes 65,536 characters. */
  private static final int MOST = 60_000;

  private static final int LONGEST_STATEMENT = 2_000;

  private final Review review;
  private final List<String> lines = new ArrayList<>();

  /** The numbers of lines at which something begins that may be left out. */
  private final Set<Integer> parts = new HashSet<>();

  private MarkdownPage(Review review) {
    this.review = review;
  }

  /** The page. */
  public static String of(Review review) {
    MarkdownPage page = new MarkdownPage(review);
    page.write();
    String whole = String.join("\n", page.lines);
    return whole.length() <= MOST ? whole : page.cut();
  }

  /** Cut between two parts, so that no block of code is left open. */
  private String cut() {
    int length = 0;
    int kept = 0;
    for (int i = 0; i < lines.size() && length <= MOST; i++) {
      kept = parts.contains(i) ? i : kept;
      length += lines.get(i).length() + 1;
    }
    return String.join("\n", lines.subList(0, kept))
        + "\n\n**This is not all:** the rest is in the page that `review --to FILE` writes.";
  }

  private void write() {
    lines.add("# Review of " + Summary.migrations(review) + plain(Summary.database(review)));
    lines.add("");
    lines.add(
        Summary.tags(review).stream()
            .map(tag -> "**" + plain(tag.text()) + "**")
            .collect(Collectors.joining(", ")));
    review.notes().forEach(note -> paragraph(plain(note)));
    hazards();
    locks();
    schema();
    down();
    readiness();
    statements();
  }

  private void hazards() {
    heading("Hazards");
    if (review.hazards().isEmpty()) {
      paragraph("No statement blocks others for long or loses anything, by its text.");
    }
    review.hazards().forEach(this::hazard);
  }

  private void hazard(RatedHazard rated) {
    Hazard hazard = rated.hazard();
    String level = rated.isOpen() ? rated.level().name().toLowerCase(Locale.ROOT) : "accepted";
    part(level + ": " + hazard.kind().word() + " at " + Markdown.code(hazard.where()));
    paragraph("Blocks " + plain(hazard.blocks()) + ". " + plain(hazard.reason()));
    String accepted = hazard.accepted();
    if (accepted != null) {
      paragraph("Accepted in the file: " + plain(accepted));
    }
    Markdown.fence("sql", hazard.statement(), lines);
    if (!hazard.rewrite().isEmpty()) {
      lines.add("Write instead:");
      Markdown.fence("sql", String.join("\n", hazard.rewrite()), lines);
    }
  }

  private void statements() {
    heading("What will run");
    for (ReviewedMigration migration : review.migrations()) {
      part(plain(migration.title()));
      for (int i = 0; i < migration.segments().size(); i++) {
        ReviewedSegment segment = migration.segments().get(i);
        paragraph(
            "Segment %d, %s, %s"
                .formatted(
                    i + 1, segment.words(), Count.of(segment.statements().size(), "statement")));
        segment
            .statements()
            .forEach(one -> Markdown.fence("sql", one.shown(LONGEST_STATEMENT), lines));
      }
    }
  }

  private void locks() {
    heading("Who waits, and when");
    TimeLine line = TimeLine.of(review);
    if (line.tables().isEmpty()) {
      paragraph("Nobody waits on a table that was there before, as far as was measured.");
      return;
    }
    row(Stream.concat(Stream.of("Statement"), line.tables().stream().map(Markdown::code)));
    row(Stream.generate(() -> "---").limit(line.tables().size() + 1L));
    line.parts().stream()
        .flatMap(part -> part.rows().stream())
        .forEach(
            row ->
                row(
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

  private void schema() {
    heading("How the schema changes");
    if (review.schema().changes().isEmpty()) {
      paragraph("No difference was seen.");
    }
    review.schema().changes().forEach(this::change);
    List<String> keys = foreignKeys();
    if (!keys.isEmpty()) {
      part("Foreign keys of these tables");
      lines.addAll(keys);
    }
  }

  private void change(SchemaChange change) {
    part(
        "%s %s: %s"
            .formatted(
                plain(change.kind()),
                Markdown.code(change.name()),
                change.change().name().toLowerCase(Locale.ROOT)));
    Markdown.fence(
        "diff",
        Stream.concat(
                change.removed().stream().map(line -> "- " + line.strip()),
                change.added().stream().map(line -> "+ " + line.strip()))
            .collect(Collectors.joining("\n")),
        lines);
  }

  private List<String> foreignKeys() {
    return review.schema().tables().stream()
        .flatMap(
            table ->
                table.references().stream()
                    .map(
                        to ->
                            "- %s refers to %s (%s)"
                                .formatted(
                                    Markdown.code(table.name()),
                                    Markdown.code(to.table()),
                                    to.sign().words())))
        .toList();
  }

  private void down() {
    heading("The way back");
    if (review.proofs().isEmpty()) {
      paragraph("Nobody tried whether these migrations can be taken back.");
    }
    review
        .proofs()
        .forEach(
            one -> {
              lines.add(
                  "- %s: %s"
                      .formatted(
                          plain(one.version() + " " + one.description()),
                          one.finding().text()
                              + (one.accepted() == null
                                  ? ""
                                  : " (accepted: " + plain(one.accepted()) + ")")));
              one.details().forEach(detail -> Markdown.fence("", detail, lines));
            });
  }

  private void readiness() {
    heading("Backup and database");
    if (review.readings().isEmpty()) {
      paragraph("No live database was asked.");
      return;
    }
    row(Stream.of("Light", "What", "Figure", "Next"));
    row(Stream.generate(() -> "---").limit(4));
    review
        .readings()
        .forEach(
            one ->
                row(
                    Stream.of(
                        one.light().name(),
                        plain(one.gauge()),
                        plain(one.figure()),
                        plain(one.next() == null ? "" : one.next()))));
  }

  /** Underlined: a line that begins with two signs of number is a command for some CI. */
  private void heading(String text) {
    lines.add("");
    parts.add(lines.size());
    lines.add(text);
    lines.add("-".repeat(text.length()));
    lines.add("");
  }

  private void part(String text) {
    parts.add(lines.size());
    lines.add("**" + text + "**");
    lines.add("");
  }

  private void paragraph(String text) {
    lines.add("");
    lines.add(text);
    lines.add("");
  }

  /** A bar in a cell would begin another. */
  private void row(Stream<String> cells) {
    lines.add(
        cells
            .map(cell -> cell.replaceAll("(?<!\\\\)\\|", "\\\\|"))
            .collect(Collectors.joining(" | ", "| ", " |")));
  }

  private static String plain(String text) {
    return Markdown.plain(text);
  }
}
