package dev.slipway.transfer.truncate;

import dev.slipway.backup.FailureText;
import dev.slipway.backup.NextStep;
import dev.slipway.error.FailureFields;
import dev.slipway.error.SlipwayException;
import dev.slipway.postgres.SqlFailure;

/** Tables were not emptied; or nobody knows, and the message says so. */
public final class TruncateFailed extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private final String state;
  private final String sqlState;

  private TruncateFailed(String message, String state, SqlFailure cause) {
    super(message, cause);
    this.state = state;
    this.sqlState = cause.sqlState();
  }

  /** The server refused. */
  static TruncateFailed of(SqlFailure failure, String user) {
    String text = "No table was emptied: " + FailureText.of(failure) + ". ";
    if (failure.isConnectionLoss()) {
      return new TruncateFailed(
          "Whether the tables were emptied is not known: "
              + FailureText.of(failure)
              + ". Either all of them were, or none. Next: look with check.",
          "unknown",
          failure);
    }
    return new TruncateFailed(
        text + NextStep.after(failure, user, "truncate again"), "rolled_back", failure);
  }

  /** Others stood in the way, try after try. */
  static TruncateFailed locked(SqlFailure failure, int tries, String inTheWay) {
    return new TruncateFailed(
        "No table was emptied: a table is in use ("
            + failure.sqlState()
            + ", "
            + tries
            + (tries == 1 ? " try" : " tries")
            + "). "
            + (inTheWay.isEmpty() ? "" : inTheWay + " ")
            + "Next: truncate again when they have ended, or raise --lock-timeout.",
        "rolled_back",
        failure);
  }

  @Override
  public FailureFields fields() {
    return FailureFields.of(String.valueOf(getMessage()), state).withSqlState(sqlState);
  }
}
