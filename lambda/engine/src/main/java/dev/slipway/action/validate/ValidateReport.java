package dev.slipway.action.validate;

import dev.slipway.action.Fields;
import dev.slipway.action.Report;
import dev.slipway.action.Verdict;
import dev.slipway.error.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong between files and history. Nothing was changed.
 *
 * @param warnings what may be meant so
 */
public record ValidateReport(
    String database, String environment, int files, List<Problem> problems, List<String> warnings)
    implements Report {

  /** True when nothing was found that somebody should look at. */
  public boolean isClean() {
    return problems.isEmpty();
  }

  @Override
  public Verdict verdict() {
    return isClean() ? Verdict.DONE : Verdict.FOUND;
  }

  @Override
  public String text() {
    return ValidateText.of(this);
  }

  @Override
  public Map<String, @Nullable Object> fields() {
    return new Fields()
        .with("action", "validate")
        .with("outcome", isClean() ? "DONE" : "FAILED")
        .with("database", database)
        .with("environment", environment)
        .with("files", files)
        .with("problems", problems.stream().map(ValidateReport::fields).toList())
        .with("warnings", warnings)
        .map();
  }

  private static Map<String, @Nullable Object> fields(Problem problem) {
    return new Fields().with("where", problem.where()).with("what", problem.what()).map();
  }
}
