package dev.slipway.migration;

import dev.slipway.error.FailureFields;
import dev.slipway.error.Problem;
import dev.slipway.error.Problems;
import dev.slipway.error.SlipwayException;
import java.util.List;

/** Migration files that cannot be read; all their problems at once. The database is untouched. */
public final class InvalidMigrations extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  private InvalidMigrations(List<Problem> problems) {
    super(
        Problems.format("The migrations cannot be read:", problems)
            + "\nNothing was run, the database is as it was. Mend the files and run it again.",
        null);
    this.problems = problems;
  }

  /** An error that lists the problems. */
  public static SlipwayException of(List<Problem> problems) {
    return new InvalidMigrations(problems);
  }

  @Override
  public FailureFields fields() {
    FailureFields untouched = FailureFields.of(String.valueOf(getMessage()), "unchanged");
    return ProblemPlace.of(problems, untouched.withNext("mend the files and run it again."));
  }

  /** What is wrong, file by file. */
  public List<Problem> problems() {
    return problems;
  }
}
