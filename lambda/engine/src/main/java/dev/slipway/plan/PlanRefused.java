package dev.slipway.plan;

import dev.slipway.error.FailureFields;
import dev.slipway.error.Problem;
import dev.slipway.error.Problems;
import dev.slipway.error.SlipwayException;
import dev.slipway.migration.ProblemPlace;
import java.util.List;

/** What was asked for cannot be done safely; all reasons at once. Nothing was changed. */
public final class PlanRefused extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** An error that lists the reasons. */
  public PlanRefused(List<Problem> problems) {
    super(
        Problems.format("This cannot be done as things are:", problems)
            + "\nNothing was run, the database is as it was.",
        null);
    this.problems = problems;
  }

  @Override
  public FailureFields fields() {
    return ProblemPlace.of(problems, FailureFields.of(String.valueOf(getMessage()), "unchanged"));
  }

  /** The reasons, one by one. */
  public List<Problem> problems() {
    return problems;
  }
}
