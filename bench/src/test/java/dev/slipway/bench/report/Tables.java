package dev.slipway.bench.report;

import dev.slipway.bench.result.Figure;
import dev.slipway.bench.result.Goal;
import dev.slipway.bench.result.Measure;
import dev.slipway.bench.result.Outcome;
import dev.slipway.bench.result.Run;
import dev.slipway.bench.result.Skipped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A run as tables in Markdown. */
public final class Tables {

  private Tables() {}

  /** A table for each piece of work, the goals, who is missing, and where it was measured. */
  public static String of(Run run, String machine) {
    Outcome outcome = run.outcome();
    StringBuilder text = new StringBuilder();
    for (String work : works(outcome)) {
      text.append(of(outcome, work)).append('\n');
    }
    if (!outcome.goals().isEmpty()) {
      text.append(goals(outcome.goals())).append('\n');
    }
    text.append(skipped(outcome.skipped()));
    return text.append(where(run, machine)).toString();
  }

  /** The table of one piece of work: who did it by lines, what was measured by columns. */
  public static String of(Outcome outcome, String work) {
    List<Figure> figures =
        outcome.figures().stream().filter(one -> one.work().equals(work)).toList();
    List<Measure> measures = figures.stream().map(Figure::measure).distinct().toList();
    StringBuilder text = new StringBuilder(line(work, measures.stream().map(Measure::title)));
    text.append("|---").append("|---:".repeat(measures.size())).append("|\n");
    for (String who : figures.stream().map(Figure::who).distinct().toList()) {
      text.append(line(who, measures.stream().map(measure -> cell(figures, who, measure))));
    }
    return text.toString();
  }

  private static List<String> works(Outcome outcome) {
    return outcome.figures().stream().map(Figure::work).distinct().toList();
  }

  private static String line(String first, Stream<String> others) {
    return "| " + escaped(first) + others.collect(Collectors.joining(" | ", " | ", " |\n"));
  }

  /** A pipe would end the cell. */
  private static String escaped(String cell) {
    return cell.replace("|", "\\|");
  }

  private static String cell(List<Figure> figures, String who, Measure measure) {
    Optional<Figure> figure =
        figures.stream()
            .filter(one -> one.who().equals(who) && one.measure() == measure)
            .findFirst();
    return figure.map(Tables::cell).orElse("");
  }

  private static String cell(Figure figure) {
    Measure measure = figure.measure();
    String median = measure.show(figure.median());
    boolean varies = figure.spread().min() < figure.spread().max();
    return varies
        ? "%s (%s–%s)"
            .formatted(
                median, measure.show(figure.spread().min()), measure.show(figure.spread().max()))
        : median;
  }

  private static String goals(List<Goal> goals) {
    StringBuilder text =
        new StringBuilder("| goal | measured | at most | |\n|---|---:|---:|---|\n");
    for (Goal goal : goals) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %.2f | %.2f | %s |%n",
              escaped(goal.what()),
              goal.value(),
              goal.atMost(),
              goal.kept() ? "kept" : "**missed**"));
    }
    return text.toString();
  }

  private static String skipped(List<Skipped> skipped) {
    return skipped.isEmpty()
        ? ""
        : skipped.stream()
            .map(one -> one.who() + " (" + one.why() + ")")
            .collect(Collectors.joining("; ", "Left out: ", ".\n\n"));
  }

  private static String where(Run run, String machine) {
    String versions =
        run.versions().entrySet().stream()
            .map(one -> one.getKey() + " " + one.getValue())
            .collect(Collectors.joining(", "));
    return "Measured %s at %s on %s, %s, load %.1f before it; %s.\n"
        .formatted(run.at(), run.commit(), machine, run.system(), run.load(), versions);
  }
}
