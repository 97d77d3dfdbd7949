package dev.slipway.handler;

import dev.slipway.error.SlipwayException;
import java.nio.charset.StandardCharsets;

/**
 * Why a deploy fails, as its console shows it: the first line fits there and says what to do, the
 * rest follows. CloudFormation takes 4096 bytes with everything around it, so the whole is short.
 */
public final class DeployFailed extends SlipwayException {

  private static final long serialVersionUID = 1L;
  private static final int MOST_BYTES = 1_500;

  DeployFailed(RuntimeException cause) {
    super(text(String.valueOf(cause.getMessage())), cause);
  }

  private static String text(String message) {
    String headline = Headline.of(message);
    return Headline.saysAll(message) ? headline : cut(headline + "\n" + message);
  }

  /** A character that is cut in two goes as well. */
  private static String cut(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= MOST_BYTES) {
      return text;
    }
    String head = new String(bytes, 0, MOST_BYTES, StandardCharsets.UTF_8);
    return head.replaceFirst("\uFFFD+$", "") + "\n... The whole is in the log.";
  }
}
