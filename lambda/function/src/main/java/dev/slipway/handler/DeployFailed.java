package dev.slipway.handler;

import dev.slipway.error.SlipwayException;

/**
 * Why a deploy fails, as its console shows it: the first line fits there and says what to do, the
 * rest follows. CloudFormation takes 4096 bytes of JSON with everything around it, so the whole is
 * short.
 */
public final class DeployFailed extends SlipwayException {

  private static final long serialVersionUID = 1L;
  private static final int MOST_BYTES = 1_500;

  private DeployFailed(RuntimeException cause, String place) {
    super(text(String.valueOf(cause.getMessage())) + place, cause);
  }

  /** With the lines that tell where the function's log is. */
  static SlipwayException of(RuntimeException cause, String place) {
    return new DeployFailed(cause, place);
  }

  private static String text(String message) {
    String headline = Headline.of(message);
    return Headline.saysAll(message)
        ? headline
        : Excerpt.inJson(headline + "\n" + message, MOST_BYTES, "\n... The whole is in the log.");
  }
}
