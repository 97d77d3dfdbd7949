package dev.slipway.action.drift;

import dev.slipway.error.SlipwayException;
import java.util.List;

/** The schema should have been recorded as it is, and was not. */
final class NotRecorded extends SlipwayException {

  private static final long serialVersionUID = 1L;

  NotRecorded(List<String> warnings) {
    super(
        "The schema could not be recorded as it is"
            + (warnings.isEmpty() ? ": it is being changed" : ": " + String.join("; ", warnings))
            + ". What was recorded before stays. Next: drift shows what differs.",
        null);
  }
}
