package dev.slipway.migration;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes files strictly: what is not UTF-8 is an error, never a replacement character. */
final class Utf8 {

  private Utf8() {}

  /** The text. Throws IllegalArgumentException that says what the bytes are not, and where. */
  static String decode(byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer input = ByteBuffer.wrap(bytes);
    try {
      return withoutNul(decoder.decode(input).toString());
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "is not UTF-8 (line " + line(bytes, input.position()) + "). Save it as UTF-8.", e);
    }
  }

  private static String withoutNul(String text) {
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      throw new IllegalArgumentException(
          "holds a zero byte, which PostgreSQL does not accept. Save it as UTF-8.");
    }
    return text;
  }

  private static int line(byte[] bytes, int position) {
    int line = 1;
    for (int i = 0; i < position; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return line;
  }
}
