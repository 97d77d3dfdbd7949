package dev.slipway.sql;

import org.jspecify.annotations.Nullable;

/** A text that is being read: a file, or the value of a variable in it. */
final class Frame {

  private final SqlSource source;
  private final String text;
  private final Lexer lexer;
  private final @Nullable Frame user;
  private final int usedAt;
  private final String variable;

  private Frame(SqlSource source, Lexer lexer) {
    this.source = source;
    this.text = source.text();
    this.lexer = lexer;
    this.user = null;
    this.usedAt = -1;
    this.variable = "";
  }

  private Frame(String value, Frame user, int usedAt, String variable) {
    this.source = user.source;
    this.text = value;
    this.lexer = new Lexer(value, 0);
    this.user = user;
    this.usedAt = user.sourceOffset(usedAt);
    this.variable = variable;
  }

  static Frame file(SqlSource source) {
    return new Frame(source, new Lexer(source.text(), source.start()));
  }

  /** The value of a variable that this text names at an offset. */
  Frame value(String value, int at, String name) {
    return new Frame(value, this, at, name);
  }

  SqlSource source() {
    return source;
  }

  String text() {
    return text;
  }

  Lexer lexer() {
    return lexer;
  }

  boolean isFile() {
    return user == null;
  }

  /** What to say of a trouble besides its place. */
  String remark() {
    return isFile() ? "" : " (in the value of the variable " + variable + ")";
  }

  /** True while the value of the variable is being read, here or around here. */
  boolean isValueOf(String name) {
    return user != null && (variable.equals(name) || user.isValueOf(name));
  }

  /** The offset in the file of a character of this text. */
  int sourceOffset(int offset) {
    return isFile() ? offset : usedAt;
  }

  Place place(int offset) {
    return new Place(source, sourceOffset(offset));
  }
}
