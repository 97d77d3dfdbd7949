package dev.slipway.sql;

import java.util.function.UnaryOperator;

/** The comments of a script: they mean nothing, so they may be written otherwise. */
public final class Comments {

  private Comments() {}

  /** The script with other comments. One that cannot be read stays as it is. */
  public static String mapped(String script, UnaryOperator<String> other) {
    StringBuilder mapped = new StringBuilder();
    int at = 0;
    try {
      for (Token comment : StatementReader.read(script).comments()) {
        mapped.append(script, at, comment.start()).append(other.apply(comment.in(script)));
        at = comment.end();
      }
    } catch (SqlSyntaxException unreadable) {
      return script;
    }
    return mapped.append(script, at, script.length()).toString();
  }
}
