package dev.slipway.transfer.load;

import dev.slipway.error.FailureFields;
import dev.slipway.error.SlipwayException;
import org.jspecify.annotations.Nullable;

/** Rows were not loaded; the message says what state the target is in. */
public final class LoadFailed extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private final transient Text text;
  private final String state;
  private final String sqlState;

  /**
   * What is told.
   *
   * @param what what failed, and why
   * @param left in what state the target is
   * @param next what to do
   */
  record Text(String what, String left, String next) {

    @Override
    public String toString() {
      return what + " " + left + " " + next;
    }
  }

  private LoadFailed(Text text, String state, String sqlState, @Nullable Throwable cause) {
    super(text.toString(), cause);
    this.text = text;
    this.state = state;
    this.sqlState = sqlState;
  }

  /** The transaction was rolled back; the target is as it was. */
  static LoadFailed rolledBack(Text text, String sqlState, @Nullable Throwable cause) {
    return new LoadFailed(text, "rolled_back", sqlState, cause);
  }

  /**
   * What rows come from has failed, and the transaction was rolled back.
   *
   * @param what what failed, and why
   * @param next what to do
   */
  public static LoadFailed ofSource(String what, String next, Throwable cause) {
    return rolledBack(
        new Text(what, "It was rolled back: the target is as it was.", next), "", cause);
  }

  /** The connection was lost while the end was on its way. */
  static LoadFailed unknown(Text text, String sqlState, Throwable cause) {
    return new LoadFailed(text, "unknown", sqlState, cause);
  }

  /** The same of one transaction among more, of which some have committed. */
  public LoadFailed partly(String left) {
    String now = isUnknown() ? text.left() + " " + left : left;
    return new LoadFailed(
        new Text(text.what(), now, text.next()),
        isUnknown() ? state : "partial",
        sqlState,
        getCause());
  }

  /** The same with something else to do. */
  public LoadFailed next(String next) {
    return new LoadFailed(new Text(text.what(), text.left(), next), state, sqlState, getCause());
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
