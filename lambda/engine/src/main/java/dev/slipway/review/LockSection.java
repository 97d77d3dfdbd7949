package dev.slipway.review;

import dev.slipway.markup.Html;
import dev.slipway.review.TimeLine.Part;
import dev.slipway.review.TimeLine.Row;
import dev.slipway.trace.Blocked;
import java.util.List;
import java.util.Optional;

/** A time line of locks: statements downwards, tables across. */
final class LockSection implements PageSection {

  @Override
  public String id() {
    return "locks";
  }

  @Override
  public String title() {
    return "Who waits, and when";
  }

  @Override
  public void write(Review review, Html html) {
    TimeLine line = TimeLine.of(review);
    if (line.tables().isEmpty()) {
      PageSection.nothing(
          html, "Nobody waits on a table that was there before, as far as was measured.");
      return;
    }
    open(html);
    head(line.tables(), html);
    line.parts().forEach(part -> part(part, line.tables().size() + 1, html));
    html.close("table").close("div").line();
  }

  private static void open(Html html) {
    html.open(
        "div",
        "class",
        "wide",
        "role",
        "region",
        "tabindex",
        "0",
        "aria-labelledby",
        "locks-about");
    html.open("table");
    html.element(
        "caption",
        "From above to below as they run: what waits on each table that was there before."
            + " \"Long\" is for as long as all rows of a table are read or written; what is held is"
            + " kept until the transaction ends.",
        "id",
        "locks-about");
  }

  private static void head(List<String> tables, Html html) {
    html.open("thead").open("tr").element("th", "Statement", "scope", "col");
    tables.forEach(table -> html.element("th", table, "scope", "col"));
    html.close("tr").close("thead").line();
  }

  private static void part(Part part, int columns, Html html) {
    html.open("tbody").open("tr");
    html.element("th", part.title(), "scope", "rowgroup", "colspan", String.valueOf(columns));
    html.close("tr").line();
    part.rows().forEach(row -> row(row, html));
    html.close("tbody").line();
  }

  private static void row(Row row, Html html) {
    ReviewedStatement statement = row.statement();
    html.open("tr").open("th", "scope", "row");
    html.open("a", "href", "#statement-" + statement.number());
    html.element("code", statement.head()).close("a").close("th");
    row.cells().forEach(cell -> cell(statement, cell, html));
    html.close("tr").line();
  }

  private static void cell(ReviewedStatement statement, Optional<Blocked> cell, Html html) {
    if (cell.isEmpty()) {
      html.open("td").close("td");
      return;
    }
    Blocked blocked = cell.get();
    html.element("td", Waiting.sign(statement, blocked), "class", Waiting.kind(blocked));
  }
}
