package dev.slipway.transfer.load;

import dev.slipway.error.FailureFields;
import dev.slipway.error.SlipwayException;
import org.jspecify.annotations.Nullable;

/** Rows were not loaded; the message says what state the target is in. */
public final class LoadFailed extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private final String state;
  private final String sqlState;

  private LoadFailed(String message, String state, String sqlState, @Nullable Throwable cause) {
    super(message, cause);
    this.state = state;
    this.sqlState = sqlState;
  }

  /** The transaction was rolled back; the target is as it was. */
  static LoadFailed rolledBack(String message, String sqlState, @Nullable Throwable cause) {
    return new LoadFailed(message, "rolled_back", sqlState, cause);
  }

  /** The connection was lost while the end was on its way. */
  static LoadFailed unknown(String message, String sqlState, Throwable cause) {
    return new LoadFailed(message, "unknown", sqlState, cause);
  }

  /** True when nobody knows whether the rows are in. */
  public boolean isUnknown() {
    return state.equals("unknown");
  }

  @Override
  public FailureFields fields() {
    FailureFields fields = FailureFields.of(String.valueOf(getMessage()), state);
    return sqlState.isEmpty() ? fields : fields.withSqlState(sqlState);
  }
}
