package dev.slipway.transfer.check;

import dev.slipway.backup.FailureText;
import dev.slipway.backup.NextStep;
import dev.slipway.backup.part.OutOfTime;
import dev.slipway.error.FailureFields;
import dev.slipway.error.SlipwayException;
import dev.slipway.postgres.SqlFailure;
import org.jspecify.annotations.Nullable;

/** Nothing can be said of a database; it was only read. */
public final class CheckFailed extends SlipwayException {

  private static final long serialVersionUID = 1L;

  CheckFailed(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** The server refused a question, or is gone. */
  static CheckFailed of(String subject, SqlFailure failure, String user) {
    return new CheckFailed(
        "The check broke off at "
            + subject
            + ": "
            + FailureText.of(failure)
            + ". "
            + NextStep.after(failure, user, "check again"),
        failure);
  }

  /** There is no time for more. */
  public static CheckFailed outOfTime(String subject, OutOfTime over) {
    return new CheckFailed(
        "The check broke off at " + subject + ": " + over.getMessage() + ". " + over.next(), over);
  }

  @Override
  public FailureFields fields() {
    FailureFields fields = FailureFields.of(String.valueOf(getMessage()), "unchanged");
    return getCause() instanceof SqlFailure failure
        ? fields.withSqlState(failure.sqlState())
        : fields;
  }
}
