package dev.slipway.mysql.rows;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Texts in UTF-8, looked at byte by byte. */
final class Utf8Text {

  private static final byte SURROGATE = (byte) 0xed;

  private Utf8Text() {}

  /** How many characters there are; blanks at the end do not count, for PostgreSQL drops them. */
  static int characters(byte[] text) {
    int end = text.length;
    while (end > 0 && text[end - 1] == ' ') {
      end--;
    }
    int count = 0;
    for (int i = 0; i < end; i++) {
      count += (text[i] & 0xc0) == 0x80 ? 0 : 1;
    }
    return count;
  }

  /** False where there is a NUL byte, or half a pair of surrogates, which MariaDB lets in. */
  static boolean isStorable(byte[] text) {
    for (int i = 0; i < text.length; i++) {
      boolean half = text[i] == SURROGATE && i + 1 < text.length && (text[i + 1] & 0x20) != 0;
      if (text[i] == 0 || half) {
        return false;
      }
    }
    return true;
  }

  static boolean isValid(byte[] text) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
