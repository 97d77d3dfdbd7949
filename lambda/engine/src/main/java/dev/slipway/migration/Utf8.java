package dev.slipway.migration;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Decodes files strictly: what is neither UTF-8 nor what it says it is, is an error, never a
 * replacement character.
 */
public final class Utf8 {

  private static final int PIECE = 1 << 16;
  private static final char REPLACEMENT = '\uFFFD';

  private Utf8() {}

  /**
   * The text of a file, read piece by piece where it is large. Throws IllegalArgumentException that
   * says what the bytes are not, and where.
   */
  public static String decode(SourceFile.Content content) throws IOException {
    try (InputStream in = content.open()) {
      byte[] start = in.readNBytes(PIECE);
      return withoutNul(start.length < PIECE ? small(start) : large(start, in));
    } catch (CharacterCodingException e) {
      byte[] bytes = content.read();
      return DeclaredEncoding.decode(bytes)
          .map(Utf8::withoutNul)
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "is not UTF-8 (line " + lineOfTrouble(bytes) + "). Save it as UTF-8.", e));
    }
  }

  /** Java puts a replacement character for what is no UTF-8; only then it is looked at closely. */
  private static String small(byte[] bytes) throws CharacterCodingException {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0) {
      decoder().decode(ByteBuffer.wrap(bytes));
    }
    return text;
  }

  private static String large(byte[] start, InputStream rest) throws IOException {
    InputStream all = new SequenceInputStream(new ByteArrayInputStream(start), rest);
    StringBuilder text = new StringBuilder(start.length + rest.available());
    Reader reader = new InputStreamReader(all, decoder());
    char[] buffer = new char[PIECE];
    for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
      text.append(buffer, 0, count);
    }
    return text.toString();
  }

  private static CharsetDecoder decoder() {
    return StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  private static String withoutNul(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "holds a zero byte, which PostgreSQL does not accept. Save it as UTF-8.");
    }
    return text;
  }

  private static int lineOfTrouble(byte[] bytes) {
    ByteBuffer input = ByteBuffer.wrap(bytes);
    try {
      decoder().decode(input);
    } catch (CharacterCodingException expected) {
      // The input stands where it could not go on.
    }
    int line = 1;
    for (int i = 0; i < input.position(); i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return line;
  }
}
