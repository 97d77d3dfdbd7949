package dev.slipway.mysql.rows;

import java.util.Arrays;

/** A year into a {@code date}: its first day; the year 0 is none. */
record YearDate() implements Conversion {

  private static final byte[] ZERO = {'0', '0', '0', '0'};

  @Override
  public void write(byte[] value, CopyBuffer to) {
    if (Arrays.equals(value, ZERO)) {
      to.nothing("the year 0");
    } else {
      to.put(value);
      to.put("-01-01");
    }
  }

  @Override
  public String nothing(String column) {
    return column + " = 0";
  }
}
