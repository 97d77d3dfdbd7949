package dev.slipway.action.proof;

import dev.slipway.error.Count;
import dev.slipway.proof.ProofResult;
import dev.slipway.proof.Proved;
import dev.slipway.proof.Proved.Finding;
import dev.slipway.proof.RowsMade;
import dev.slipway.proof.rows.Unmade;
import java.util.ArrayList;
import java.util.List;

/** What a proof has shown, as text for people. */
final class ProofText {

  private ProofText() {}

  static String of(ProofResult result) {
    List<String> lines = new ArrayList<>();
    result.migrations().stream()
        .filter(one -> one.finding() != Finding.PROVED)
        .forEach(one -> add(one, lines));
    if (!result.left().isEmpty()) {
      lines.add("All UPs and all DOWNs at once leave something");
      details(result.left(), lines);
    }
    result.migrations().forEach(one -> later(one, lines));
    rows(result.rows(), lines);
    lines.add(end(result.migrations()));
    return String.join("\n", lines);
  }

  private static void add(Proved one, List<String> lines) {
    String accepted = one.accepted() == null ? "" : " (accepted: " + one.accepted() + ")";
    lines.add(one.version() + " " + one.description() + " " + one.finding().text() + accepted);
    details(one.details(), lines);
  }

  private static void later(Proved one, List<String> lines) {
    if (one.later() != null) {
      lines.add(
          "%s %s: its DOWN may fail once rows are written behind its UP"
              .formatted(one.version(), one.description()));
      details(List.of(one.later()), lines);
    }
  }

  private static void details(List<String> details, List<String> lines) {
    details.stream().flatMap(String::lines).forEach(line -> lines.add("    " + line));
  }

  private static void rows(RowsMade rows, List<String> lines) {
    for (Unmade table : rows.unmade()) {
      lines.add("No rows could be made for " + table.table() + ": " + table.why());
    }
    lines.add(
        "%s made up for the tables (--seed %d)."
            .formatted(Count.of(rows.count(), "row", "was", "were"), rows.seed()));
  }

  private static String end(List<Proved> migrations) {
    long proved = migrations.stream().filter(one -> one.finding() == Finding.PROVED).count();
    return "%d of %s proved: up, down and up again leave the same schema and rows."
        .formatted(proved, Count.of(migrations.size(), "migration", "is", "are"));
  }
}
