package dev.slipway.review;

import dev.slipway.markup.Html;
import java.util.List;

/**
 * The review as one HTML file: it asks for nothing from elsewhere, runs no script, and lets none
 * run that anybody might have smuggled in.
 */
public final class HtmlPage {

  private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

  private static final List<PageSection> SECTIONS =
      List.of(
          new HazardSection(),
          new LockSection(),
          new SchemaSection(),
          new DownSection(),
          new ReadinessSection(),
          new StatementSection());

  private HtmlPage() {}

  /** The page. */
  public static String of(Review review) {
    Html html = new Html();
    head(review, html);
    html.open("body").element("a", "Skip to the review", "class", "skip", "href", "#main").line();
    html.open("header").element("h1", title(review)).line();
    about(review, html);
    html.close("header").line();
    navigation(html);
    html.open("main", "id", "main", "tabindex", "-1").line();
    SECTIONS.forEach(section -> write(section, review, html));
    html.close("main").line();
    html.open("footer")
        .element("p", "Made by slipway " + review.subject().toolVersion(), "class", "muted");
    return html.close("footer").close("body").close("html").line().toString();
  }

  private static void head(Review review, Html html) {
    html.raw("<!DOCTYPE html>\n").open("html", "lang", "en").open("head").line();
    html.empty("meta", "charset", "utf-8").line();
    html.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY).line();
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").line();
    html.element("title", title(review)).line();
    html.open("style").raw(PageStyle.CSS).close("style").close("head").line();
  }

  private static String title(Review review) {
    return "Review of " + Summary.migrations(review) + Summary.database(review);
  }

  private static void about(Review review, Html html) {
    html.open("ul", "class", "tags", "aria-label", "In short").line();
    for (Summary.Tag tag : Summary.tags(review)) {
      html.element("li", tag.text(), "class", "tag " + tag.kind()).line();
    }
    html.close("ul").line();
    html.element("p", "Made at " + review.subject().at() + ".", "class", "muted").line();
    review.notes().forEach(note -> html.element("p", note).line());
  }

  private static void navigation(Html html) {
    html.open("nav", "aria-label", "Sections").open("ul").line();
    for (PageSection section : SECTIONS) {
      html.open("li").element("a", section.title(), "href", "#" + section.id()).close("li").line();
    }
    html.close("ul").close("nav").line();
  }

  private static void write(PageSection section, Review review, Html html) {
    String heading = section.id() + "-title";
    html.open("section", "id", section.id(), "aria-labelledby", heading).line();
    html.element("h2", section.title(), "id", heading).line();
    section.write(review, html);
    html.close("section").line();
  }
}
