package dev.slipway.transfer.copy;

import dev.slipway.error.FailureFields;
import dev.slipway.error.Problem;
import dev.slipway.error.Problems;
import dev.slipway.error.SlipwayException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** No row was copied; the target is as it was. */
public final class CopyFailed extends SlipwayException {

  private static final long serialVersionUID = 1L;

  /** A failure whose message is complete by itself. */
  public CopyFailed(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** All that stands in the way of a copy that was not begun. */
  public static CopyFailed because(List<Problem> problems) {
    return new CopyFailed(
        Problems.format("Nothing was copied: this stands in the way.", problems)
            + "\nNothing was changed. Next: mend that and copy again.",
        null);
  }

  @Override
  public FailureFields fields() {
    return FailureFields.of(String.valueOf(getMessage()), "rolled_back");
  }
}
