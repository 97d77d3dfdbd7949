package dev.slipway.handler;

import dev.slipway.error.SlipwayException;

/** A failure that says more than Lambda takes of an error, as where a server repeats a value. */
final class LongFailure extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private LongFailure(String message) {
    super(message, null);
  }

  /** The failure itself where it is short, else one of what stands at both ends of it. */
  static RuntimeException fit(RuntimeException failure) {
    String message = String.valueOf(failure.getMessage());
    if (message.length() <= JsonLog.LONGEST) {
      return failure;
    }
    LongFailure cut = new LongFailure(Excerpt.bothEnds(message, JsonLog.LONGEST));
    cut.setStackTrace(failure.getStackTrace());
    return cut;
  }
}
