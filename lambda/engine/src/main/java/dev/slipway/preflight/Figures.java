package dev.slipway.preflight;

import java.util.Locale;

/** Numbers as people read them. */
final class Figures {

  private static final long THOUSAND = 1000;
  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private Figures() {}

  static String time(long seconds) {
    if (seconds < 2 * MINUTE) {
      return seconds + " s";
    }
    return seconds < 2 * HOUR
        ? seconds / MINUTE + " min"
        : seconds < 2 * DAY ? seconds / HOUR + " h" : seconds / DAY + " days";
  }

  static String bytes(long bytes) {
    String[] units = {"bytes", "kB", "MB", "GB", "TB"};
    double size = bytes;
    int unit = 0;
    while (size >= THOUSAND && unit < units.length - 1) {
      size /= THOUSAND;
      unit++;
    }
    return unit == 0
        ? bytes + " bytes"
        : String.format(Locale.ROOT, size < 10 ? "%.1f %s" : "%.0f %s", size, units[unit]);
  }
}
