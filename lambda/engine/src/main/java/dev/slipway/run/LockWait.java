package dev.slipway.run;

import dev.slipway.migration.LastingSettings;
import dev.slipway.migration.Segment;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How long a lock is waited for. What we have said is kept beside it, so that an author who has
 * said something else since, in whatever way, is left alone.
 */
final class LockWait {

  private static final String SETTING = "lock_timeout";
  private static final String SAID = "slipway.lock_timeout";

  private LockWait() {}

  /** The statement that says it, whatever was said before. */
  static String set(Duration wait) {
    return "SELECT pg_catalog.set_config('"
        + SAID
        + "', pg_catalog.set_config('"
        + SETTING
        + "', '"
        + wait.toMillis()
        + "', false), false)";
  }

  /**
   * The same where what we have said before still holds. A transaction of its own: behind a query,
   * none could begin whose isolation is another than the session's.
   */
  static List<String> changing(Duration wait) {
    return List.of("BEGIN", change(wait), "COMMIT");
  }

  private static String change(Duration wait) {
    return set(wait)
        + " WHERE pg_catalog.current_setting('"
        + SETTING
        + "') OPERATOR(pg_catalog.=) pg_catalog.current_setting('"
        + SAID
        + "', true)";
  }

  /** True when a segment may say the very same, which could not be told from what we have said. */
  static boolean isSetBy(Segment segment) {
    return LastingSettings.behind(List.of(segment)).stream()
        .anyMatch(made -> made.sql().toLowerCase(Locale.ROOT).contains(SETTING));
  }
}
