package dev.slipway.transfer.table;

import dev.slipway.postgres.TableName;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A table's name, or many by {@code *} and {@code ?}, as {@link TableName#parse} reads it.
 *
 * @param text as it was written
 * @param literal whether {@code *} and {@code ?} stand for themselves
 */
public record TablePattern(String text, TableName name, boolean literal) {

  /**
   * The pattern of a text: {@code users}, {@code billing.*}, {@code "My schema"."a.b"}; without a
   * schema, {@code public} is meant. Throws IllegalArgumentException.
   */
  public static TablePattern parse(String text) {
    return new TablePattern(text, TableName.parse(text), false);
  }

  /** The pattern that fits one table, whatever its name holds. */
  public static TablePattern of(TableName name) {
    return new TablePattern(name.toString(), name, true);
  }

  /** True when it names a table. */
  public boolean fits(TableName table) {
    return literal
        ? name.equals(table)
        : fits(name.schema(), table.schema()) && fits(name.name(), table.name());
  }

  /** True when it would name a table of another schema, or in other letters. */
  public boolean isNear(TableName table) {
    return fits(name.name().toLowerCase(Locale.ROOT), table.name().toLowerCase(Locale.ROOT));
  }

  private static boolean fits(String pattern, String text) {
    String form = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return Pattern.compile(form, Pattern.DOTALL).matcher(text).matches();
  }

  @Override
  public String toString() {
    return "\"" + text + "\"";
  }
}
