package dev.slipway.review;

import dev.slipway.markup.Html;
import dev.slipway.proof.Proved;

/** Whether each migration can be taken back. */
final class DownSection implements PageSection {

  @Override
  public String id() {
    return "down";
  }

  @Override
  public String title() {
    return "The way back";
  }

  @Override
  public void write(Review review, Html html) {
    if (review.proofs().isEmpty()) {
      PageSection.nothing(html, "Nobody tried whether these migrations can be taken back.");
      return;
    }
    html.open("table")
        .element(
            "caption",
            "Each was run up, down and up again, on tables with rows that were made for it.");
    html.open("thead").open("tr").element("th", "Migration", "scope", "col");
    html.element("th", "Found", "scope", "col").close("tr").close("thead").open("tbody").line();
    review.proofs().forEach(one -> row(one, html));
    html.close("tbody").close("table").line();
  }

  private static void row(Proved one, Html html) {
    html.open("tr");
    html.element("th", one.version() + " " + one.description(), "scope", "row");
    html.open("td", "class", kind(one)).text(one.finding().text());
    String accepted = one.accepted();
    if (accepted != null) {
      html.text(". Accepted in the file: " + accepted);
    }
    one.details().forEach(html::code);
    String later = one.later();
    if (later != null) {
      html.text(" Its DOWN may fail once rows are written behind its UP:").code(later);
    }
    html.close("td").close("tr").line();
  }

  private static String kind(Proved one) {
    if (one.finding() == Proved.Finding.PROVED) {
      return "good";
    }
    return one.isRight() ? "warn" : "bad";
  }
}
