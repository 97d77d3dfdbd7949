package dev.slipway.review;

import dev.slipway.markup.Html;
import dev.slipway.preflight.Reading;

/** Whether the live database is ready, its backup among it. */
final class ReadinessSection implements PageSection {

  @Override
  public String id() {
    return "database";
  }

  @Override
  public String title() {
    return "Backup and database";
  }

  @Override
  public void write(Review review, Html html) {
    if (review.readings().isEmpty()) {
      PageSection.nothing(html, "No live database was asked.");
      return;
    }
    html.open("table").element("caption", "Read from the live database; nothing was locked.");
    html.open("thead").open("tr");
    for (String head : new String[] {"Light", "What", "Figure"}) {
      html.element("th", head, "scope", "col");
    }
    html.close("tr").close("thead").open("tbody").line();
    review.readings().forEach(reading -> row(reading, html));
    html.close("tbody").close("table").line();
  }

  private static void row(Reading reading, Html html) {
    html.open("tr").element("td", reading.light().name(), "class", Summary.kind(reading.light()));
    html.element("th", reading.gauge(), "scope", "row").open("td").text(reading.figure());
    reading.details().forEach(detail -> html.empty("br").text(detail));
    String next = reading.next();
    if (next != null) {
      html.empty("br").text("Next: " + next);
    }
    html.close("td").close("tr").line();
  }
}
