package dev.slipway.text;

import dev.slipway.config.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Times for people. */
public final class Times {

  private static final int SECONDS_END = "2025-01-01T12:00:00".length();

  private Times() {}

  /** Such as {@code , took 3 s}; nothing when it is not known. */
  public static String length(@Nullable String from, String to) {
    if (from == null) {
      return "";
    }
    try {
      Duration length = Duration.between(Instant.parse(from), Instant.parse(to));
      return length.isNegative() ? "" : ", took " + Durations.format(length);
    } catch (DateTimeParseException e) {
      return "";
    }
  }

  /** An ISO 8601 time in UTC without parts of seconds; Z stays to say that it is UTC. */
  public static String format(@Nullable String iso) {
    if (iso == null) {
      return "at an unknown time";
    }
    return iso.length() < SECONDS_END ? iso : iso.substring(0, SECONDS_END).replace('T', ' ') + "Z";
  }
}
