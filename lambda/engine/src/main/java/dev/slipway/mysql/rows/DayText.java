package dev.slipway.mysql.rows;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Texts that say a day, perhaps with a time and its offset, in the one form that means the same
 * everywhere; an empty one, or one of a zero date, is NULL.
 *
 * @param form which texts are taken
 * @param then what is done with a text of that form
 */
record DayText(String form, Conversion then) implements Conversion {

  static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

  static final String MOMENT =
      DAY
          + "([ T]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{1,9})?)?(Z|[+-][0-9]{2}"
          + "(:?[0-9]{2})?)?)?";

  @Override
  public void write(byte[] value, CopyBuffer to) {
    if (NumberForm.isBlank(value)) {
      to.nothing("empty");
    } else if (!Pattern.matches(form, new String(value, StandardCharsets.ISO_8859_1))) {
      to.refuse("is not written like 2024-12-31" + (form.equals(DAY) ? "" : " 23:59:59"));
    } else {
      then.write(value, to);
    }
  }

  @Override
  public String refused(String column) {
    String last = "LAST_DAY(CONCAT(LEFT(%s, 7), '-01'))".formatted(column);
    String wrong =
        "LEFT(%1$s, 4) = '0000' OR %2$s IS NULL OR SUBSTRING(%1$s, 9, 2) + 0 > DAYOFMONTH(%2$s)"
            .formatted(column, last);
    return "TRIM(%s) <> '' AND (%s OR (NOT (%s) AND (%s)))"
        .formatted(column, WholeText.isNot(column, form), zero(column), wrong);
  }

  @Override
  public String nothing(String column) {
    return "TRIM(" + column + ") = '' OR " + zero(column);
  }

  private static String zero(String column) {
    return "%1$s REGEXP '^[0-9]{4}-(00-[0-9]{2}|[0-9]{2}-00)'".formatted(column);
  }
}
