package dev.slipway.mysql.rows;

/** Texts into {@code uuid}, in every form that PostgreSQL takes; an empty one is NULL. */
record UuidText() implements Conversion {

  private static final int DIGITS = 32;

  private static final String GROUPS = "([0-9a-fA-F]{4}-?){7}[0-9a-fA-F]{4}";

  /** A condition of MySQL for what is none. */
  static String none(String column) {
    return WholeText.isNot(column, GROUPS + "|[{]" + GROUPS + "[}]");
  }

  @Override
  public void write(byte[] value, CopyBuffer to) {
    if (NumberForm.isBlank(value)) {
      to.nothing("empty");
    } else if (isUuid(value)) {
      to.put(value);
    } else {
      to.refuse("is no uuid");
    }
  }

  /** PostgreSQL manual, chapter 8.12: hyphens behind any group of four digits, braces around. */
  static boolean isUuid(byte[] value) {
    boolean braces = value.length > 1 && value[0] == '{' && value[value.length - 1] == '}';
    int end = braces ? value.length - 1 : value.length;
    int digits = 0;
    boolean hyphen = true;
    for (int i = braces ? 1 : 0; i < end; i++) {
      if (value[i] == '-') {
        if (hyphen || digits % 4 != 0 || digits == DIGITS) {
          return false;
        }
        hyphen = true;
      } else if (Character.digit(value[i], 16) < 0) {
        return false;
      } else {
        digits++;
        hyphen = false;
      }
    }
    return digits == DIGITS;
  }

  @Override
  public String refused(String column) {
    return "TRIM(%s) <> '' AND %s".formatted(column, none(column));
  }

  @Override
  public String nothing(String column) {
    return "TRIM(" + column + ") = ''";
  }
}
