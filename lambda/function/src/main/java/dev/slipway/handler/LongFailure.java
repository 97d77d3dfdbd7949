package dev.slipway.handler;

import dev.slipway.error.SlipwayException;
import java.util.Arrays;

/** A failure that says more than Lambda takes of an error, as where a server repeats a value. */
final class LongFailure extends SlipwayException {

  private static final long serialVersionUID = 1L;

  /** Quotes and line ends take two characters each there. */
  private static final int LONGEST_OF_A_SLICE = 8_000;

  private static final int FRAMES_OF_A_SLICE = 20;

  private LongFailure(String message) {
    super(message, null);
  }

  /**
   * The failure in so few characters, with its trace, that a state machine takes them whole (AWS
   * Step Functions API Reference, "TaskFailedEventDetails": 32,768 of JSON).
   */
  static RuntimeException ofSlice(RuntimeException failure) {
    RuntimeException cut = fit(failure, LONGEST_OF_A_SLICE);
    StackTraceElement[] trace = cut.getStackTrace();
    cut.setStackTrace(Arrays.copyOf(trace, Math.min(trace.length, FRAMES_OF_A_SLICE)));
    return cut;
  }

  /** The failure itself where it is short, else one of what stands at both ends of it. */
  static RuntimeException fit(RuntimeException failure) {
    return fit(failure, JsonLog.LONGEST);
  }

  private static RuntimeException fit(RuntimeException failure, int longest) {
    String message = String.valueOf(failure.getMessage());
    if (message.length() <= longest) {
      return failure;
    }
    LongFailure cut = new LongFailure(Excerpt.bothEnds(message, longest));
    cut.setStackTrace(failure.getStackTrace());
    return cut;
  }
}
