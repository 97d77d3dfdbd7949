package dev.slipway.transfer.check;

import dev.slipway.error.FailureFields;
import dev.slipway.error.SlipwayException;
import org.jspecify.annotations.Nullable;

/** Nothing can be said of a database; it was only read. */
public final class CheckFailed extends SlipwayException {

  private static final long serialVersionUID = 1L;

  CheckFailed(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  @Override
  public FailureFields fields() {
    return FailureFields.of(String.valueOf(getMessage()), "unchanged");
  }
}
