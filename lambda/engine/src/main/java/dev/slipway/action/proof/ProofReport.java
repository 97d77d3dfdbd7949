package dev.slipway.action.proof;

import dev.slipway.action.Fields;
import dev.slipway.action.Report;
import dev.slipway.action.Verdict;
import dev.slipway.error.Count;
import dev.slipway.proof.Proved;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which migrations are proved. */
record ProofReport(List<Proved> migrations, long durationMs) implements Report {

  @Override
  public Verdict verdict() {
    return migrations.stream().allMatch(Proved::isRight) ? Verdict.DONE : Verdict.FOUND;
  }

  @Override
  public String text() {
    List<String> lines = new ArrayList<>();
    for (Proved one : migrations) {
      if (one.finding() != Proved.Finding.PROVED) {
        lines.add(one.version() + " " + one.description() + " " + one.finding().text());
        one.details().stream().flatMap(String::lines).forEach(line -> lines.add("    " + line));
      }
    }
    lines.add(end());
    return String.join("\n", lines);
  }

  private String end() {
    long proved = migrations.stream().filter(one -> one.finding() == Proved.Finding.PROVED).count();
    return "%d of %s proved: up, down and up again leave the same schema."
        .formatted(proved, Count.of(migrations.size(), "migration", "is", "are"));
  }

  @Override
  public Map<String, @Nullable Object> fields() {
    return new Fields()
        .with("action", "proof")
        .with("outcome", verdict().name())
        .with("migrations", migrations.stream().map(ProofReport::fields).toList())
        .with("durationMs", durationMs)
        .map();
  }

  private static Map<String, @Nullable Object> fields(Proved one) {
    return new Fields()
        .with("version", one.version().toString())
        .with("description", one.description())
        .with("finding", one.finding().name())
        .with("details", one.details())
        .map();
  }
}
