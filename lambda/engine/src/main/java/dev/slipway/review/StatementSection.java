package dev.slipway.review;

import dev.slipway.error.Count;
import dev.slipway.markup.Html;

/** What will run, cut into segments. */
final class StatementSection implements PageSection {

  private static final int LONGEST = 8_000;

  @Override
  public String id() {
    return "statements";
  }

  @Override
  public String title() {
    return "What will run";
  }

  @Override
  public void write(Review review, Html html) {
    if (review.migrations().isEmpty()) {
      PageSection.nothing(html, "Nothing: no migration is to run.");
    }
    for (ReviewedMigration migration : review.migrations()) {
      html.element("h3", migration.title()).line();
      html.open("p", "class", "muted").element("code", migration.file()).close("p").line();
      for (int i = 0; i < migration.segments().size(); i++) {
        segment(i + 1, migration.segments().get(i), html);
      }
    }
  }

  private static void segment(int number, ReviewedSegment segment, Html html) {
    html.open("article").line();
    html.element(
            "p",
            "Segment %d, %s, %s"
                .formatted(
                    number, segment.words(), Count.of(segment.statements().size(), "statement")),
            "class",
            "muted")
        .line();
    segment.statements().forEach(statement -> statement(statement, html));
    html.close("article").line();
  }

  private static void statement(ReviewedStatement statement, Html html) {
    html.open("div", "id", "statement-" + statement.number());
    html.code(statement.shown(LONGEST));
    if (!statement.waits().isEmpty()) {
      html.open("ul");
      statement
          .waits()
          .forEach(
              wait ->
                  html.open("li")
                      .element("code", wait.table())
                      .text(
                          ": " + Waiting.words(statement, wait) + " (" + wait.mode().words() + ")")
                      .close("li"));
      html.close("ul");
    }
    html.close("div").line();
  }
}
