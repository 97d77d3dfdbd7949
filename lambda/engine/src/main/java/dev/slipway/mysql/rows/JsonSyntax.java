package dev.slipway.mysql.rows;

import java.util.BitSet;

/** Whether a text is JSON (RFC 8259), read once from its first byte to its last. */
final class JsonSyntax {

  /** More digits make a power of ten that no numeric of PostgreSQL holds. */
  private static final int EXPONENT_DIGITS = 4;

  private final byte[] text;

  /** Which of the brackets that are open are those of objects. */
  private final BitSet objects = new BitSet();

  private int depth;
  private int at;
  private boolean huge;

  JsonSyntax(byte[] text) {
    this.text = text;
  }

  /** True for one value with blanks around it. May be asked once. */
  boolean isValid() {
    while (value()) {
      if (!anotherFollows()) {
        return depth == 0 && at == text.length;
      }
    }
    return false;
  }

  /** Reads a value to its end; of an object or a list, up to the end of its first value. */
  private boolean value() {
    blanks();
    while (next('{') || next('[')) {
      boolean object = text[at - 1] == '{';
      objects.set(depth, object);
      depth++;
      blanks();
      if (next(closing())) {
        depth--;
        return true;
      }
      if (object && !name()) {
        return false;
      }
      blanks();
    }
    return scalar();
  }

  /** Closes what ends behind a value; true at a comma, and the name in an object. */
  private boolean anotherFollows() {
    blanks();
    while (depth > 0 && next(closing())) {
      depth--;
      blanks();
    }
    return depth > 0 && next(',') && (!objects.get(depth - 1) || name());
  }

  private char closing() {
    return objects.get(depth - 1) ? '}' : ']';
  }

  /** True where a number was read that jsonb cannot hold. */
  boolean hasHugeNumber() {
    return huge;
  }

  private boolean name() {
    blanks();
    if (!string()) {
      return false;
    }
    blanks();
    return next(':');
  }

  private boolean scalar() {
    if (at >= text.length) {
      return false;
    }
    return switch (text[at]) {
      case '"' -> string();
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> number();
    };
  }

  private boolean string() {
    if (!next('"')) {
      return false;
    }
    while (at < text.length) {
      int c = text[at++] & 0xff;
      if (c == '"') {
        return true;
      }
      if (c < ' ' || (c == '\\' && !escape())) {
        return false;
      }
    }
    return false;
  }

  private boolean escape() {
    if (at >= text.length) {
      return false;
    }
    char c = (char) text[at++];
    if (c != 'u') {
      return "\"\\/bfnrt".indexOf(c) >= 0;
    }
    for (int i = 0; i < 4; i++) {
      if (at >= text.length || Character.digit(text[at++], 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private boolean number() {
    next('-');
    if (!next('0') && !digits()) {
      return false;
    }
    if (next('.') && !digits()) {
      return false;
    }
    if (next('e') || next('E')) {
      if (!next('+')) {
        next('-');
      }
      int from = at;
      boolean digits = digits();
      huge |= at - from > EXPONENT_DIGITS;
      return digits;
    }
    return true;
  }

  private boolean digits() {
    int from = at;
    while (at < text.length && text[at] >= '0' && text[at] <= '9') {
      at++;
    }
    return at > from;
  }

  private boolean word(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (!next(word.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private void blanks() {
    while (at < text.length
        && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t')) {
      at++;
    }
  }

  private boolean next(char wanted) {
    boolean found = at < text.length && text[at] == wanted;
    at += found ? 1 : 0;
    return found;
  }
}
