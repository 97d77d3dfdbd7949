package dev.slipway.mysql.rows;

import java.nio.charset.StandardCharsets;

/**
 * MySQL's {@code float}, which comes as a number of double precision because its own text has too
 * few digits: the shortest text that means the same number.
 *
 * @param then what is done with that text
 */
record SingleNumber(Conversion then) implements Conversion {

  @Override
  public void write(byte[] value, CopyBuffer to) {
    float number = Float.parseFloat(new String(value, StandardCharsets.ISO_8859_1));
    String text = Float.toString(number);
    String shortest = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    then.write(shortest.getBytes(StandardCharsets.ISO_8859_1), to);
  }

  @Override
  public String refused(String column) {
    return then.refused(column);
  }

  @Override
  public String nothing(String column) {
    return then.nothing(column);
  }
}
