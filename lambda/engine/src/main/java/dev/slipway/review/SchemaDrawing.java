package dev.slipway.review;

import dev.slipway.markup.Html;
import dev.slipway.review.PictureLayout.Arrow;
import dev.slipway.review.PictureLayout.Box;
import dev.slipway.review.PicturedTable.Line;
import dev.slipway.review.PicturedTable.Sign;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Draws tables and their foreign keys as SVG, in the colours of the page. */
final class SchemaDrawing {

  private static final int LONGEST = 30;

  private SchemaDrawing() {}

  static void draw(List<PicturedTable> tables, Html html) {
    PictureLayout layout = PictureLayout.of(tables);
    open(layout, html);
    html.element("title", "Tables that differ, with their foreign keys", "id", "picture-title");
    html.element("desc", words(tables), "id", "picture-text");
    arrowHead(html);
    layout.arrows().forEach(arrow -> arrow(arrow, html));
    layout.boxes().forEach(box -> box(box, html));
    html.close("svg");
  }

  private static void open(PictureLayout layout, Html html) {
    html.open(
        "svg",
        "role",
        "img",
        "aria-labelledby",
        "picture-title picture-text",
        "width",
        String.valueOf(layout.width()),
        "height",
        String.valueOf(layout.height()),
        "viewBox",
        "0 0 " + layout.width() + " " + layout.height());
  }

  private static void arrowHead(Html html) {
    html.open("defs");
    html.open(
        "marker",
        "id",
        "arrow",
        "viewBox",
        "0 0 10 10",
        "refX",
        "9",
        "refY",
        "5",
        "markerWidth",
        "7",
        "markerHeight",
        "7",
        "orient",
        "auto-start-reverse");
    html.empty("path", "class", "head", "d", "M 0 0 L 10 5 L 0 10 z");
    html.close("marker").close("defs");
  }

  /** The same for those who do not see it. */
  private static String words(List<PicturedTable> tables) {
    return tables.stream()
        .map(table -> table.name() + " (" + table.sign().words() + ")" + references(table))
        .collect(Collectors.joining("; ", "", "."));
  }

  private static String references(PicturedTable table) {
    return table.references().isEmpty()
        ? ""
        : table.references().stream()
            .map(
                one ->
                    one.table() + (one.sign() == Sign.SAME ? "" : " (" + one.sign().words() + ")"))
            .collect(Collectors.joining(", ", " refers to ", ""));
  }

  private static void arrow(Arrow arrow, Html html) {
    html.empty(
        "path",
        "class",
        "arrow " + word(arrow.sign()),
        "d",
        path(arrow.from(), arrow.to()),
        "marker-end",
        "url(#arrow)");
  }

  private static String path(Box from, Box to) {
    if (from.x() < to.x()) {
      int half = (from.right() + to.x()) / 2;
      return "M %d %d C %d %d %d %d %d %d"
          .formatted(
              from.right(),
              from.middle(),
              half,
              from.middle(),
              half,
              to.middle(),
              to.x(),
              to.middle());
    }
    int out = Math.max(from.right(), to.right()) + 24;
    int end = from.equals(to) ? to.middle() + PictureLayout.HEAD / 2 : to.middle();
    return "M %d %d C %d %d %d %d %d %d"
        .formatted(from.right(), from.middle(), out, from.middle(), out, end, to.right(), end);
  }

  private static void box(Box box, Html html) {
    PicturedTable table = box.table();
    html.open("g", "class", "table " + word(table.sign()));
    html.empty("rect", frame(box.x(), box.y(), box.height()));
    html.empty("rect", head(box));
    text(html, "name", box.x() + 8, box.y() + 18, marked(table.sign(), table.name()));
    int y = box.y() + PictureLayout.HEAD + 16;
    for (Line line : table.lines()) {
      text(html, word(line.sign()), box.x() + 8, y, marked(line.sign(), line.text()));
      y += PictureLayout.LINE;
    }
    html.close("g");
  }

  private static String[] frame(int x, int y, int height) {
    return new String[] {
      "class", "frame",
      "x", String.valueOf(x),
      "y", String.valueOf(y),
      "width", String.valueOf(PictureLayout.BOX_WIDTH),
      "height", String.valueOf(height),
      "rx", "4"
    };
  }

  private static String[] head(Box box) {
    String[] head = frame(box.x(), box.y(), PictureLayout.HEAD);
    head[1] = "top";
    return head;
  }

  private static void text(Html html, String kind, int x, int y, String text) {
    html.open("text", "class", kind, "x", String.valueOf(x), "y", String.valueOf(y));
    html.text(text.length() <= LONGEST ? text : text.substring(0, end(text)) + "...");
    html.close("text");
  }

  private static int end(String text) {
    int end = LONGEST - 3;
    return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
  }

  private static String marked(Sign sign, String text) {
    return sign == Sign.SAME ? text : sign.mark() + " " + text;
  }

  private static String word(Sign sign) {
    return sign.name().toLowerCase(Locale.ROOT);
  }
}
