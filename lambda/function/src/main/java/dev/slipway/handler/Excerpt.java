package dev.slipway.handler;

/** What is told of a text that is too long for where it is told. No character is cut in two. */
final class Excerpt {

  private Excerpt() {}

  /** The text where it has so many characters at most, else its beginning with three points. */
  static String beginning(String text, int most) {
    return text.length() <= most ? text : text.substring(0, whole(text, most - 3)) + "...";
  }

  /**
   * The text where it has so many characters at most, else without its middle: what failed stands
   * first, what to do last.
   */
  static String bothEnds(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, whole(text, most / 2))
        + "\n... ("
        + text.length()
        + " characters) ...\n"
        + text.substring(whole(text, text.length() - most / 2));
  }

  private static int whole(String text, int at) {
    return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }

  /** The text where it fits into bytes of JSON, else what does, and the end behind that. */
  static String inJson(String text, int mostBytes, String end) {
    int bytes = 0;
    for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
      bytes += bytes(text.codePointAt(at));
      if (bytes > mostBytes) {
        return text.substring(0, at) + end;
      }
    }
    return text;
  }

  /** What a character takes as UTF-8, or escaped, at most. */
  private static int bytes(int character) {
    if (character < ' ') {
      return "\\u0000".length();
    }
    if (character == '"' || character == '\\') {
      return 2;
    }
    return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
  }
}
