package dev.slipway.transfer.copy;

import dev.slipway.error.FailureFields;
import dev.slipway.error.SlipwayException;
import org.jspecify.annotations.Nullable;

/** No row was copied; the target is as it was. */
public final class CopyFailed extends SlipwayException {

  private static final long serialVersionUID = 1L;

  /** A failure whose message is complete by itself. */
  public CopyFailed(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  @Override
  public FailureFields fields() {
    return FailureFields.of(String.valueOf(getMessage()), "rolled_back");
  }
}
