package dev.slipway.action;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time of day in a zone: the next one that comes is meant. */
record TimeOfDay(LocalTime time, ZoneId zone) {

  private static final Pattern FORM = Pattern.compile("([0-2]?\\d:[0-5]\\d)(?:\\s+(\\S+))?");
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm VV", Locale.ROOT);

  /** Reads {@code 06:00} or {@code 06:00 Europe/Berlin}. Throws IllegalArgumentException. */
  static TimeOfDay parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    try {
      if (form.matches()) {
        String time = form.group(1).length() < 5 ? "0" + form.group(1) : form.group(1);
        ZoneId zone = form.group(2) == null ? ZoneId.systemDefault() : ZoneId.of(form.group(2));
        return new TimeOfDay(LocalTime.parse(time), zone);
      }
    } catch (DateTimeException unknown) {
      // The form is told below.
    }
    throw new IllegalArgumentException(
        "\"" + text + "\" is not a time of day; write it like 06:00, or 06:00 Europe/Berlin");
  }

  /** When that is next. */
  ZonedDateTime next(Instant now) {
    ZonedDateTime here = now.atZone(zone);
    ZonedDateTime today = here.toLocalDate().atTime(time).atZone(zone);
    return today.isAfter(here) ? today : here.toLocalDate().plusDays(1).atTime(time).atZone(zone);
  }

  /** The milliseconds that are left whenever it is asked. */
  static LongSupplier left(ZonedDateTime end, Clock clock) {
    long millis = end.toInstant().toEpochMilli();
    return () -> millis - clock.millis();
  }

  /** A moment with its zone. */
  static String shown(ZonedDateTime moment) {
    return SHOWN.format(moment);
  }
}
