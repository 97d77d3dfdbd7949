package dev.slipway.action.proof;

import dev.slipway.action.Fields;
import dev.slipway.action.Report;
import dev.slipway.action.Verdict;
import dev.slipway.proof.ProofResult;
import dev.slipway.proof.Proved;
import dev.slipway.proof.RowsMade;
import dev.slipway.proof.rows.Unmade;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which migrations are proved. */
record ProofReport(ProofResult result, long durationMs) implements Report {

  @Override
  public Verdict verdict() {
    return result.isRight() ? Verdict.DONE : Verdict.FOUND;
  }

  @Override
  public String text() {
    return ProofText.of(result);
  }

  @Override
  public Map<String, @Nullable Object> fields() {
    return new Fields()
        .with("action", "proof")
        .with("outcome", verdict().name())
        .with("migrations", result.migrations().stream().map(ProofReport::fields).toList())
        .with("rows", rows(result.rows()))
        .with("left", result.left())
        .with("durationMs", durationMs)
        .map();
  }

  private static Map<String, @Nullable Object> rows(RowsMade rows) {
    return new Fields()
        .with("seed", rows.seed())
        .with("made", rows.count())
        .with("withoutRows", rows.unmade().stream().map(ProofReport::fields).toList())
        .map();
  }

  private static Map<String, @Nullable Object> fields(Unmade table) {
    return new Fields().with("table", table.table()).with("why", table.why()).map();
  }

  private static Map<String, @Nullable Object> fields(Proved one) {
    return new Fields()
        .with("version", one.version().toString())
        .with("description", one.description())
        .with("finding", one.finding().name())
        .with("details", one.details())
        .with("laterRows", one.later())
        .with("accepted", one.accepted())
        .map();
  }
}
