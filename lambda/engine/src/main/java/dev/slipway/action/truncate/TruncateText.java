package dev.slipway.action.truncate;

import static java.util.stream.Collectors.joining;

import dev.slipway.error.Count;
import dev.slipway.error.Problem;
import dev.slipway.text.Columns;
import dev.slipway.text.Wording;
import dev.slipway.transfer.table.DataTable;
import dev.slipway.transfer.table.LeftOutTable;
import dev.slipway.transfer.truncate.TruncatePlan;
import java.util.ArrayList;
import java.util.List;

/** Tables that were emptied, or would be, as text for people. */
final class TruncateText {

  private TruncateText() {}

  static String of(TruncateReport report) {
    TruncatePlan plan = report.plan();
    List<String> lines = new ArrayList<>(tables(plan));
    if (!plan.schema().leftOut().isEmpty()) {
      lines.add(
          "  left out: "
              + plan.schema().leftOut().stream()
                  .map(LeftOutTable::toString)
                  .collect(joining(", ")));
    }
    TruncateReport.Outcome done = report.outcome();
    if (done != null) {
      done.warnings().forEach(warning -> lines.add("  warning: " + warning));
      if (done.saved() != null) {
        lines.add("  backup: " + done.saved());
      }
    }
    lines.add("Database " + plan.schema().database() + ": " + end(report));
    return String.join("\n", lines);
  }

  private static List<String> tables(TruncatePlan plan) {
    return Columns.align(
        plan.schema().tables().stream()
            .map(
                table ->
                    List.of(
                        table.name().toString(),
                        isCounted(table) ? "about " + Count.of(table.rows(), "row") : "not counted",
                        isCounted(table) ? Wording.size(table.bytes()) : ""))
            .toList());
  }

  /** What the server has not looked at yet counts as nothing there, however much it holds. */
  private static boolean isCounted(DataTable table) {
    return table.rows() > 0 || table.bytes() > 0;
  }

  private static String end(TruncateReport report) {
    TruncatePlan plan = report.plan();
    int count = plan.names().size();
    if (count == 0) {
      return "there is no table to empty.";
    }
    String tables = Count.of(count, "table", "is empty", "are empty");
    TruncateReport.Outcome done = report.outcome();
    if (done != null) {
      return tables + " now; " + plan.numbering().words() + ". Run " + done.runId();
    }
    String would =
        Count.of(count, "table") + " would be emptied; " + plan.numbering().words() + ".";
    return plan.problems().isEmpty()
        ? would + " Nothing was changed; to do it: truncate --execute"
        : would + " It would be refused:" + problems(plan.problems()) + "\nNothing was changed.";
  }

  private static String problems(List<Problem> problems) {
    return problems.stream().map(problem -> "\n  " + problem).collect(joining());
  }
}
