package dev.slipway.mysql.rows;

import java.time.YearMonth;

/** The day in the text of a date or a time of MySQL: {@code 2024-02-29...}. */
final class DayForm {

  static final int LENGTH = 10;

  /** MySQL's condition for days that are none: zero as a whole, or a month or day of zero. */
  private static final String ZERO = "(MONTH(%1$s) = 0 OR DAYOFMONTH(%1$s) = 0)";

  /** The year 0 is not in PostgreSQL's calendar, and some modes let the 31st of February in. */
  private static final String WRONG =
      "NOT "
          + ZERO
          + " AND (YEAR(%1$s) = 0 OR DAYOFMONTH(%1$s) > DAYOFMONTH(LAST_DAY(CONCAT("
          + "YEAR(%1$s), '-', MONTH(%1$s), '-1'))))";

  private DayForm() {}

  static String zero(String column) {
    return ZERO.formatted(column);
  }

  static String wrong(String column) {
    return WRONG.formatted(column);
  }

  /**
   * True for a value with a day of the calendar; a zero date is NULL, and anything else refused.
   */
  static boolean holdsDay(byte[] value, CopyBuffer to) {
    if (!isIn(value)) {
      to.refuse("is no date");
    } else if (isZero(value)) {
      to.nothing("a zero date");
    } else if (!isDay(value)) {
      to.refuse("is no day of the calendar");
    } else {
      return true;
    }
    return false;
  }

  /** True where it begins like a day. */
  private static boolean isIn(byte[] value) {
    if (value.length < LENGTH || value[4] != '-' || value[7] != '-') {
      return false;
    }
    return isDigits(value, 0, 4) && isDigits(value, 5, 7) && isDigits(value, 8, LENGTH);
  }

  /** True for what is no day at all: the zero date, or one without a month or day. */
  private static boolean isZero(byte[] value) {
    return number(value, 5, 7) == 0 || number(value, 8, LENGTH) == 0;
  }

  /** True for a day of the calendar that PostgreSQL knows. */
  private static boolean isDay(byte[] value) {
    int year = number(value, 0, 4);
    int month = number(value, 5, 7);
    int day = number(value, 8, LENGTH);
    return year > 0
        && month <= 12
        && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth());
  }

  private static boolean isDigits(byte[] value, int from, int to) {
    for (int i = from; i < to; i++) {
      if (value[i] < '0' || value[i] > '9') {
        return false;
      }
    }
    return true;
  }

  private static int number(byte[] value, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + value[i] - '0';
    }
    return number;
  }
}
