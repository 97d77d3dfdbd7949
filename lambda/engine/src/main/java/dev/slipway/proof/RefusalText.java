package dev.slipway.proof;

import dev.slipway.error.SlipwayException;

/** What a run on a scratch database was refused, without the state that it left that in. */
final class RefusalText {

  private RefusalText() {}

  static String of(SlipwayException refusal) {
    String message = String.valueOf(refusal.getMessage());
    int next = message.lastIndexOf("\nNext: ");
    if (next < 0 || refusal.fields().state() == null) {
      return message;
    }
    String what = message.substring(0, message.lastIndexOf('\n', next - 1));
    return what + message.substring(next).replaceAll("\\brun (up|down) again", "prove again");
  }
}
