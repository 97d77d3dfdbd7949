package dev.slipway.mysql.rows;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Texts into a time of day; an empty one is NULL. */
record ClockText() implements Conversion {

  private static final String FORM = "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{1,9})?)?";

  @Override
  public void write(byte[] value, CopyBuffer to) {
    if (NumberForm.isBlank(value)) {
      to.nothing("empty");
    } else if (Pattern.matches(FORM, new String(value, StandardCharsets.ISO_8859_1))) {
      to.put(value);
    } else {
      to.refuse("is not written like 23:59:59");
    }
  }

  @Override
  public String refused(String column) {
    return "TRIM(%s) <> '' AND %s".formatted(column, WholeText.isNot(column, FORM));
  }

  @Override
  public String nothing(String column) {
    return "TRIM(" + column + ") = ''";
  }
}
