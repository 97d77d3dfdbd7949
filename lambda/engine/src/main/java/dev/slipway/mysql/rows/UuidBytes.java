package dev.slipway.mysql.rows;

/** Sixteen bytes, or the text of one, into {@code uuid}; none is NULL. */
record UuidBytes() implements Conversion {

  private static final int LENGTH = 16;
  private static final int[] GROUPS = {0, 4, 6, 8, 10, LENGTH};

  @Override
  public void write(byte[] value, CopyBuffer to) {
    if (value.length == 0) {
      to.nothing("empty");
    } else if (value.length == LENGTH) {
      groups(value, to);
    } else if (UuidText.isUuid(value)) {
      to.put(value);
    } else {
      to.refuse("is no uuid: it has %d bytes, not %d".formatted(value.length, LENGTH));
    }
  }

  private static void groups(byte[] value, CopyBuffer to) {
    for (int i = 1; i < GROUPS.length; i++) {
      if (i > 1) {
        to.put('-');
      }
      to.hex(value, GROUPS[i - 1], GROUPS[i]);
    }
  }

  @Override
  public String refused(String column) {
    String text = "CONVERT(" + column + " USING latin1)";
    return "LENGTH(%s) NOT IN (0, %d) AND %s".formatted(column, LENGTH, UuidText.none(text));
  }

  @Override
  public String nothing(String column) {
    return "LENGTH(" + column + ") = 0";
  }
}
