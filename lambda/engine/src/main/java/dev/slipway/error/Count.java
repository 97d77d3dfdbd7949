package dev.slipway.error;

/** Numbers of things in messages: of one, the singular. */
public final class Count {

  private Count() {}

  /** How many there are of something whose plural ends in s: {@code 1 row}, {@code 2 rows}. */
  public static String of(long number, String one) {
    return number + " " + one + (number == 1 ? "" : "s");
  }

  /** The same with its verb: {@code 1 row is}, {@code 2 rows are}. */
  public static String of(long number, String one, String is, String are) {
    return of(number, one) + " " + (number == 1 ? is : are);
  }
}
