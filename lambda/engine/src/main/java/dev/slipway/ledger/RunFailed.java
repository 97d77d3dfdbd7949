package dev.slipway.ledger;

import dev.slipway.error.FailureFields;
import dev.slipway.error.SlipwayException;
import org.jspecify.annotations.Nullable;

/** A run broke off; the message says where, in what state the database is, and what to do. */
public final class RunFailed extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private final transient @Nullable RunResult result;

  private final transient FailureFields fields;

  /**
   * A failure whose message is complete by itself.
   *
   * @param result what the run had done before; null when it had not come to its plan
   */
  public RunFailed(
      String message, FailureFields fields, @Nullable RunResult result, @Nullable Throwable cause) {
    super(message, cause);
    this.fields = fields;
    this.result = result;
  }

  @Override
  public FailureFields fields() {
    return fields;
  }

  /** What the run had done before; null when it had not come to its plan. */
  public @Nullable RunResult result() {
    return result;
  }
}
