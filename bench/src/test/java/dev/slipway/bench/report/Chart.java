package dev.slipway.bench.report;

import dev.slipway.bench.result.Figure;
import dev.slipway.bench.result.Measure;
import dev.slipway.bench.result.Outcome;
import dev.slipway.bench.result.Run;
import java.util.List;
import java.util.Locale;

/**
 * A run as bars in an SVG, light or dark as its reader has it: the first thing that was measured of
 * each piece of work, the median as a bar and the spread as a line across its end. Each piece of
 * work has a scale of its own.
 */
public final class Chart {

  private static final int WIDTH = 700;
  private static final int LEFT = 190;
  private static final int LONGEST = 400;
  private static final int BAR = 20;
  private static final int HEAD = 34;
  private static final String OURS = "Slipway";

  private static final String FRAME =
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img" aria-label="%3$s">
        <title>%3$s</title>
        <style>
          text { font: 13px system-ui, sans-serif; fill: #24292f }
          .head { font-weight: 600 }
          .small { font-size: 11px; fill: #57606a }
          .ours { fill: #2da44e }
          .other { fill: #8c959f }
          .spread { stroke: #24292f; fill: none }
          @media (prefers-color-scheme: dark) {
            text { fill: #e6edf3 }
            .small { fill: #9198a1 }
            .ours { fill: #3fb950 }
            .other { fill: #6e7681 }
            .spread { stroke: #e6edf3 }
          }
        </style>
      %4$s</svg>
      """;

  private final StringBuilder body = new StringBuilder();
  private int y = 24;

  private Chart() {}

  /** The picture. */
  public static String of(Run run) {
    Chart chart = new Chart();
    chart.text(10, "head", run.title());
    Outcome outcome = run.outcome();
    for (String work : outcome.figures().stream().map(Figure::work).distinct().toList()) {
      chart.bars(work, first(outcome, work));
    }
    return FRAME.formatted(WIDTH, chart.y + 16, escaped(run.title()), chart.body);
  }

  private static List<Figure> first(Outcome outcome, String work) {
    List<Figure> figures =
        outcome.figures().stream().filter(one -> one.work().equals(work)).toList();
    Measure measure = figures.get(0).measure();
    return figures.stream().filter(one -> one.measure() == measure).toList();
  }

  private void bars(String work, List<Figure> figures) {
    y += HEAD;
    text(10, "small", work + ": " + figures.get(0).measure().title());
    double most = figures.stream().mapToDouble(one -> one.spread().max()).max().orElse(1);
    for (Figure figure : figures) {
      y += BAR;
      bar(figure, LONGEST / Math.max(most, Double.MIN_NORMAL));
    }
  }

  private void bar(Figure figure, double scale) {
    double length = Math.max(1, figure.median() * scale);
    text(10, "", figure.who());
    add(
        "  <rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\"/>%n",
        figure.who().startsWith(OURS) ? "ours" : "other", LEFT, y - 12, length, BAR - 6);
    double from = LEFT + figure.spread().min() * scale;
    double to = LEFT + figure.spread().max() * scale;
    if (to - from > 1) {
      add("  <path class=\"spread\" d=\"M%.1f %dH%.1f\"/>%n", from, y - 5, to);
    }
    text((int) Math.max(LEFT + length, to) + 8, "", figure.measure().show(figure.median()));
  }

  private void text(int x, String kind, String text) {
    String named = kind.isEmpty() ? "" : " class=\"" + kind + "\"";
    add("  <text x=\"%d\" y=\"%d\"%s>%s</text>%n", x, y, named, escaped(text));
  }

  private void add(String form, Object... values) {
    body.append(String.format(Locale.ROOT, form, values));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
