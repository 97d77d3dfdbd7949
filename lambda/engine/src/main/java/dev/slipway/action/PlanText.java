package dev.slipway.action;

import dev.slipway.migration.Segment;
import dev.slipway.plan.Step;
import dev.slipway.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A plan as text for people: every statement in its segment. */
final class PlanText {

  private PlanText() {}

  static String of(PlanReport report) {
    List<String> lines = new ArrayList<>();
    report.plan().steps().forEach(step -> step(step, lines));
    report.plan().warnings().forEach(warning -> lines.add("warning: " + warning));
    Preparedness preparedness = report.preparedness();
    if (preparedness != null) {
      lines.addAll(preparedness.text());
    }
    boolean nothing = report.plan().isEmpty();
    lines.add(nothing ? "Nothing to do." : "Nothing was changed: this is what would run.");
    return String.join("\n", lines);
  }

  private static void step(Step step, List<String> lines) {
    lines.add(
        step.direction().name().toLowerCase(Locale.ROOT)
            + " "
            + step.version()
            + " "
            + step.description());
    for (int i = step.firstSegment(); i < step.segments().size(); i++) {
      segment(i, step.segments().get(i), lines);
    }
  }

  private static void segment(int index, Segment segment, List<String> lines) {
    lines.add(
        "  segment "
            + (index + 1)
            + (segment.isOutside() ? ", outside of transactions" : ", one transaction"));
    for (Statement statement : segment.statements()) {
      (statement.shown() + (statement.generates() ? "" : ";"))
          .lines()
          .forEach(line -> lines.add("    " + line));
    }
  }
}
