package dev.slipway.handler;

import dev.slipway.error.SlipwayException;
import java.util.Map;

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

  /** Of a function with these variables, which tell where its log is. */
  static SlipwayException of(RuntimeException cause, Map<String, String> variables) {
    return new DeployFailed(cause, LogPlace.of(variables));
  }

  private static String text(String message) {
    String headline = Headline.of(message);
    return Headline.saysAll(message) ? headline : cut(headline + "\n" + message);
  }

  private static String cut(String text) {
    int bytes = 0;
    for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
      bytes += bytesInJson(text.codePointAt(at));
      if (bytes > MOST_BYTES) {
        return text.substring(0, at) + "\n... The whole is in the log.";
      }
    }
    return text;
  }

  /** What a character takes as UTF-8, or escaped, at most. */
  private static int bytesInJson(int character) {
    if (character < ' ') {
      return "\\u0000".length();
    }
    if (character == '"' || character == '\\') {
      return 2;
    }
    return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
  }
}
