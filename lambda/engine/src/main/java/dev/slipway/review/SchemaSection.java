package dev.slipway.review;

import dev.slipway.history.SchemaChange;
import dev.slipway.markup.Html;
import dev.slipway.review.Review.SchemaDifference;
import java.util.List;
import java.util.Locale;

/** How the schema differs: a picture and lines. */
final class SchemaSection implements PageSection {

  @Override
  public String id() {
    return "schema";
  }

  @Override
  public String title() {
    return "How the schema changes";
  }

  @Override
  public void write(Review review, Html html) {
    SchemaDifference schema = review.schema();
    if (schema.changes().isEmpty()) {
      PageSection.nothing(html, "No difference was seen.");
      return;
    }
    if (!schema.tables().isEmpty()) {
      html.open("figure", "style", "margin: 1rem 0").line();
      html.open("div", "class", "wide", "role", "region", "tabindex", "0", "aria-label", "Picture");
      SchemaDrawing.draw(schema.tables(), html);
      html.close("div").line();
      html.element(
          "figcaption",
          "Tables that differ (+ new, ~ changed, - gone) and those that foreign keys join to them;"
              + " an arrow leads to the table that is referred to.",
          "class",
          "muted");
      html.close("figure").line();
    }
    schema.changes().forEach(change -> change(change, html));
  }

  private static void change(SchemaChange change, Html html) {
    html.open("article").line();
    html.open("h3").text(change.kind() + " ").element("code", change.name());
    html.text(": " + change.change().name().toLowerCase(Locale.ROOT)).close("h3").line();
    html.open("pre", "dir", "ltr").open("code");
    lines("del", "bad", "- ", change.removed(), html);
    lines("ins", "good", "+ ", change.added(), html);
    html.close("code").close("pre").close("article").line();
  }

  private static void lines(String tag, String kind, String sign, List<String> lines, Html html) {
    lines.forEach(line -> html.element(tag, sign + line.strip(), "class", "line " + kind));
  }
}
