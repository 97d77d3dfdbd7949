package dev.slipway.postgres;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Texts of a server that knows no encoding: UTF-8 as far as it goes, and a half of a surrogate
 * pair, U+DC80 to U+DCFF, for every byte that belongs to none. No text of UTF-8 has such a half, so
 * that each text is of one sequence of bytes, and back (Python does the same, PEP 383).
 */
public final class ByteText {

  private static final char BASE = 0xDC00;
  private static final char FIRST = 0xDC80;
  private static final char LAST = 0xDCFF;

  /** What Java reads in the place of what is no UTF-8; a text may have it too. */
  private static final char REPLACED = 0xFFFD;

  private static final Pattern SHOWN = Pattern.compile("\\\\u([dD][cC][89a-fA-F][0-9a-fA-F])");

  private ByteText() {}

  /** The text of bytes; that of UTF-8 where they are such. */
  public static String of(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.indexOf(REPLACED) < 0 ? text : withOthers(bytes);
  }

  private static String withOthers(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    while (result.isMalformed()) {
      for (int i = 0; i < result.length(); i++) {
        out.put((char) (BASE + (in.get() & 0xff)));
      }
      result = decoder.decode(in, out, true);
    }
    return out.flip().toString();
  }

  /** The bytes of a text; those of UTF-8 where it has no others. */
  public static byte[] bytes(String text) {
    if (!hasOthers(text)) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() * 2);
    text.codePoints()
        .forEach(
            one -> {
              if (isByte(one)) {
                out.write(one);
              } else {
                out.writeBytes(Character.toString(one).getBytes(StandardCharsets.UTF_8));
              }
            });
    return out.toByteArray();
  }

  /** The text that somebody has written as it is shown, a byte as {@code \\udce9}. */
  public static String ofShown(String text) {
    return SHOWN
        .matcher(text)
        .replaceAll(one -> String.valueOf((char) Integer.parseInt(one.group(1), 16)));
  }

  /** True for a text with bytes that are no UTF-8. */
  public static boolean hasOthers(String text) {
    return mayHaveOthers(text) && text.codePoints().anyMatch(ByteText::isByte);
  }

  /** Most texts have no half of a pair at all. */
  private static boolean mayHaveOthers(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= Character.MIN_SURROGATE) {
        return true;
      }
    }
    return false;
  }

  private static boolean isByte(int one) {
    return one >= FIRST && one <= LAST;
  }

  /** The bytes of a text, one in each character. */
  static String characters(String text) {
    return new String(bytes(text), StandardCharsets.ISO_8859_1);
  }

  /**
   * Puts question marks in the place of what is no UTF-8 among some bytes. Gives how many were left
   * alone at their end, which may begin a character: none where nothing comes behind them.
   */
  static int mask(byte[] bytes, int from, int to, boolean atEnd) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
    CharBuffer out = CharBuffer.allocate(to - from);
    CoderResult result = decoder.decode(in, out, atEnd);
    while (result.isMalformed()) {
      for (int i = 0; i < result.length(); i++) {
        in.put((byte) '?');
      }
      result = decoder.decode(in, out, atEnd);
    }
    return in.remaining();
  }

  /** How many bytes a character of UTF-8 has that is none of ASCII, by the first. */
  static int length(byte first) {
    return Math.min(4, Integer.numberOfLeadingZeros(~(first << 24)));
  }
}
