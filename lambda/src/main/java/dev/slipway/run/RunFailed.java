package dev.slipway.run;

import dev.slipway.error.FailureFields;
import dev.slipway.error.SlipwayException;
import org.jspecify.annotations.Nullable;

/** A run broke off; the message says where, in what state the database is, and what to do. */
public final class RunFailed extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private final transient @Nullable RunResult result;

  private final transient FailureFields fields;

  RunFailed(
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
