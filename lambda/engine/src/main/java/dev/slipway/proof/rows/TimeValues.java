package dev.slipway.proof.rows;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Moments within limits. */
final class TimeValues {

  private static final LocalDateTime FIRST = LocalDateTime.of(2024, 1, 1, 8, 0);
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private TimeValues() {}

  /** A day. */
  static String date(ValueLimits limits, Draw draw) {
    return moment(limits, draw, 24).toLocalDate().toString();
  }

  /** A day and a time of it. */
  static String timestamp(ValueLimits limits, Draw draw) {
    return WRITTEN.format(moment(limits, draw, 1));
  }

  /** A time of day. */
  static String time(Draw draw) {
    int minutes = (draw.number() * 7 + draw.place() * 60) % 1440;
    return "%02d:%02d:00".formatted(minutes / 60, minutes % 60);
  }

  private static LocalDateTime moment(ValueLimits limits, Draw draw, int hours) {
    LocalDateTime wanted = FIRST.plusDays(draw.number()).plusHours((long) draw.place() * hours);
    LocalDateTime low = read(limits.low());
    LocalDateTime high = read(limits.high());
    if (low != null && (wanted.isBefore(low) || (high != null && !wanted.isBefore(high)))) {
      return low.plusHours((draw.number() + (limits.lowOut() ? 1L : 0L)) * hours);
    }
    if (low == null && high != null && !wanted.isBefore(high)) {
      return high.minusHours((draw.number() + 1L) * hours);
    }
    return wanted;
  }

  private static @Nullable LocalDateTime read(@Nullable String text) {
    if (text == null || text.length() < 10) {
      return null;
    }
    try {
      return text.length() < 19
          ? LocalDate.parse(text.substring(0, 10)).atStartOfDay()
          : LocalDateTime.parse(text.substring(0, 19), WRITTEN);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
