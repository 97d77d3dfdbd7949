package dev.slipway.mysql.schema;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a column gets that is not named.
 *
 * @param text the value, or the expression as MySQL writes it
 * @param expression whether it is one
 */
public record MysqlDefault(String text, boolean expression) {

  private static final Pattern NOW =
      Pattern.compile("(?i)current_timestamp(\\(\\d?\\))?|now\\(\\d?\\)");

  private static final Pattern VALUE = Pattern.compile("[+-]?\\d+(\\.\\d*)?([eE][+-]?\\d+)?");

  private static final Pattern BITS = Pattern.compile("b'([01]*)'");

  /** True for the time of the statement. */
  public boolean isNow() {
    return expression && NOW.matcher(text).matches();
  }

  /** The zeros and ones of a value of bits, null for another. */
  public @Nullable String bits() {
    var bits = BITS.matcher(text);
    return bits.matches() ? bits.group(1) : null;
  }

  /**
   * As MariaDB says it since 10.2.7: an expression as it would be written (its manual, "Information
   * Schema COLUMNS Table").
   */
  static @Nullable MysqlDefault ofMariaDb(@Nullable String said) {
    if (said == null || said.equals("NULL")) {
      return null;
    }
    if (said.startsWith("'") && said.endsWith("'") && said.length() > 1) {
      return new MysqlDefault(Quoted.unquoted(said), false);
    }
    boolean value = VALUE.matcher(said).matches() || BITS.matcher(said).matches();
    return new MysqlDefault(said, !value);
  }

  /**
   * As MySQL says it: the value itself, or an expression that {@code extra} calls one; before 8.0
   * only the time could be one.
   */
  static @Nullable MysqlDefault ofMysql(@Nullable String said, String extra) {
    if (said == null) {
      return null;
    }
    boolean expression = extra.contains("DEFAULT_GENERATED") || NOW.matcher(said).matches();
    return new MysqlDefault(said, expression);
  }
}
