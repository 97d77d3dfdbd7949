package dev.slipway.cli;

import org.jspecify.annotations.Nullable;

/** Times for people. */
final class Times {

  private static final int SECONDS_END = "2025-01-01T12:00:00".length();

  private Times() {}

  /** An ISO 8601 time in UTC without parts of seconds; Z stays to say that it is UTC. */
  static String format(@Nullable String iso) {
    if (iso == null) {
      return "at an unknown time";
    }
    return iso.length() < SECONDS_END ? iso : iso.substring(0, SECONDS_END).replace('T', ' ') + "Z";
  }
}
