package dev.slipway.mysql.rows;

/**
 * Escapes in the strings of a valid JSON that {@code jsonb} cannot hold (PostgreSQL manual, chapter
 * 8.14): a NUL character, and half a pair of surrogates.
 */
final class JsonEscapes {

  private static final int LENGTH = 6;

  private JsonEscapes() {}

  /** True where there is none. */
  static boolean areStorable(byte[] json) {
    boolean high = false;
    for (int i = 0; i < json.length; i++) {
      if (json[i] != '\\') {
        if (high) {
          return false;
        }
        continue;
      }
      int unit = json[i + 1] == 'u' ? unit(json, i + 2) : ' ';
      boolean low = unit <= 0xffff && Character.isLowSurrogate((char) unit);
      if (unit == 0 || low != high) {
        return false;
      }
      high = Character.isHighSurrogate((char) unit);
      i += json[i + 1] == 'u' ? LENGTH - 1 : 1;
    }
    return !high;
  }

  private static int unit(byte[] json, int from) {
    int unit = 0;
    for (int i = from; i < from + 4; i++) {
      unit = unit * 16 + Character.digit(json[i], 16);
    }
    return unit;
  }
}
