package dev.slipway.mysql.rows;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Dates and times into {@code timestamp}; a zero date is NULL. MySQL's {@code timestamp} is a
 * moment, which comes in UTC; its other times are read off a clock of a zone.
 *
 * @param moment whether the source is a moment
 * @param zoned whether the target is one
 * @param zone of the clock
 */
record MomentValue(boolean moment, boolean zoned, ZoneId zone) implements Conversion {

  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.nnnnnnnnn");

  @Override
  public void write(byte[] value, CopyBuffer to) {
    if (!DayForm.holdsDay(value, to)) {
      return;
    }
    if (!moment && !zoned) {
      to.put(value);
    } else if (moment == zoned || zone.equals(ZoneOffset.UTC) || zone.getId().equals("UTC")) {
      to.put(value);
      to.put(zoned ? offset(value) : "");
    } else {
      shift(value, to);
    }
  }

  /** A text may say its own. */
  private static String offset(byte[] value) {
    int behindDay = DayForm.LENGTH;
    for (int i = behindDay; i < value.length; i++) {
      if (value[i] == 'Z' || value[i] == '+' || value[i] == '-') {
        return "";
      }
    }
    return value.length == behindDay ? " 00:00:00+00" : "+00";
  }

  private void shift(byte[] value, CopyBuffer to) {
    String text = new String(value, StandardCharsets.ISO_8859_1);
    if (zoned && offset(value).isEmpty()) {
      to.put(text);
      return;
    }
    String whole = text.length() == DayForm.LENGTH ? text + "T00:00:00" : text.replace(' ', 'T');
    LocalDateTime time = LocalDateTime.parse(whole);
    if (zoned) {
      to.put(WRITTEN.format(time.atZone(zone).toOffsetDateTime()));
      to.put(time.atZone(zone).getOffset().getId().replace("Z", "+00"));
    } else {
      to.put(WRITTEN.format(time.atOffset(ZoneOffset.UTC).atZoneSameInstant(zone)));
    }
  }

  @Override
  public String refused(String column) {
    return DayForm.wrong(column);
  }

  @Override
  public String nothing(String column) {
    return DayForm.zero(column);
  }
}
