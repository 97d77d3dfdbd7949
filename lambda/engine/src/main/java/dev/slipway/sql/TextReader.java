package dev.slipway.sql;

import java.io.Reader;

/**
 * Reads a part of a text where it stands, so that a long one is not copied. No read ends within a
 * character of two units: whoever encodes what he has read encodes whole characters.
 */
public final class TextReader extends Reader {

  private final String text;
  private final int end;
  private int at;

  /** A reader of a whole text. */
  public TextReader(String text) {
    this(text, 0, text.length());
  }

  /** A reader from one offset to another. */
  TextReader(String text, int start, int end) {
    this.text = text;
    this.at = start;
    this.end = end;
  }

  @Override
  public int read(char[] buffer, int offset, int length) {
    int count = Math.min(length, end - at);
    boolean cut = count > 1 && at + count < end;
    if (cut && Character.isHighSurrogate(text.charAt(at + count - 1))) {
      count--;
    }
    text.getChars(at, at + count, buffer, offset);
    at += count;
    return count == 0 && length > 0 ? -1 : count;
  }

  @Override
  public void close() {}
}
