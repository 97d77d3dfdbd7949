package dev.slipway.mysql.rows;

/**
 * Dates and times into {@code date}; a zero date is NULL, and what has a time would lose it.
 *
 * @param timed whether a time may be there
 */
record DateValue(boolean timed) implements Conversion {

  @Override
  public void write(byte[] value, CopyBuffer to) {
    if (!DayForm.holdsDay(value, to)) {
      return;
    }
    if (hasTime(value)) {
      to.refuse("has a time of day, which a date cannot hold");
    } else {
      to.put(value, 0, DayForm.LENGTH);
    }
  }

  private static boolean hasTime(byte[] value) {
    for (int i = DayForm.LENGTH; i < value.length; i++) {
      if (value[i] >= '1' && value[i] <= '9') {
        return true;
      }
    }
    return false;
  }

  @Override
  public String refused(String column) {
    String wrong = "(" + DayForm.wrong(column) + ")";
    return timed
        ? "%s OR (NOT %s AND TIME(%s) <> 0)".formatted(wrong, DayForm.zero(column), column)
        : wrong;
  }

  @Override
  public String nothing(String column) {
    return DayForm.zero(column);
  }
}
