package dev.slipway.handler;

/** The beginning of a text that must fit into an answer of so many bytes of JSON. */
final class JsonExcerpt {

  private JsonExcerpt() {}

  /** The text where it fits, else as many whole characters of it as do, and the end behind them. */
  static String of(String text, int mostBytes, String end) {
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
