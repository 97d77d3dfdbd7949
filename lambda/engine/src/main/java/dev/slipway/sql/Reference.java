package dev.slipway.sql;

import static dev.slipway.sql.Characters.isDigit;
import static dev.slipway.sql.Characters.startsName;

import org.jspecify.annotations.Nullable;

/**
 * A psql variable as it is named in a text (psql's manual page, "SQL Interpolation").
 *
 * @param end offset after it
 */
public record Reference(Form form, String name, int end) {

  /** How it is written. */
  public enum Form {
    /** {@code :name} */
    PLAIN,
    /** {@code :'name'} */
    LITERAL,
    /** {@code :"name"} */
    NAME,
    /** {@code :{?name}} */
    TEST
  }

  /** The one whose colon stands at an offset, null when none does. */
  public static @Nullable Reference at(String text, int colon) {
    int next = colon + 1;
    if (text.startsWith("{?", next)) {
      return closed(text, Form.TEST, next + 2, "}");
    }
    if (text.startsWith("'", next)) {
      return closed(text, Form.LITERAL, next + 1, "'");
    }
    if (text.startsWith("\"", next)) {
      return closed(text, Form.NAME, next + 1, "\"");
    }
    return closed(text, Form.PLAIN, next, "");
  }

  private static @Nullable Reference closed(String text, Form form, int from, String close) {
    int end = from;
    while (end < text.length() && isPart(text.charAt(end))) {
      end++;
    }
    return end == from || !text.startsWith(close, end)
        ? null
        : new Reference(form, text.substring(from, end), end + close.length());
  }

  /** True for a name that a variable can have. */
  public static boolean isName(String name) {
    return !name.isEmpty() && name.chars().allMatch(c -> isPart((char) c));
  }

  private static boolean isPart(char c) {
    return startsName(c) || isDigit(c);
  }
}
