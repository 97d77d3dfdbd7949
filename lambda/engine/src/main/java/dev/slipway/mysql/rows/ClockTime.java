package dev.slipway.mysql.rows;

/** MySQL's {@code time}, which is a span of up to 838 hours, into a time of day. */
record ClockTime() implements Conversion {

  @Override
  public void write(byte[] value, CopyBuffer to) {
    if (value.length < 8 || value[0] == '-' || value[2] != ':' || hours(value) > 23) {
      to.refuse(
          "is no time of day: it is not from 00:00:00 to 23:59:59; an interval could hold it");
    } else {
      to.put(value);
    }
  }

  private static int hours(byte[] value) {
    return (value[0] - '0') * 10 + value[1] - '0';
  }

  @Override
  public String refused(String column) {
    return "%1$s < '00:00:00' OR %1$s >= '24:00:00'".formatted(column);
  }
}
